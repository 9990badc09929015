package dev.perimeter.logins;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.logins.passwords.Password;
import dev.perimeter.web.NeverShown;
import dev.perimeter.web.Verbatim;
import jakarta.validation.constraints.Size;

record PasswordChange(
        @NeverShown @Verbatim @Size(max = 1000, message = "takes at most 1000 characters")
        String current,

        @NeverShown @Verbatim @Password @JsonProperty("new") String replacement) {}
