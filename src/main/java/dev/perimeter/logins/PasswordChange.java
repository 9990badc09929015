package dev.perimeter.logins;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.logins.passwords.Password;
import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Sensitive;
import jakarta.validation.constraints.Size;

record PasswordChange(
        @Sensitive @Verbatim @Size(max = 1000, message = "{fault.characters.takes}")
        String current,

        @Sensitive @Verbatim @Password @JsonProperty("new") String replacement) {}
