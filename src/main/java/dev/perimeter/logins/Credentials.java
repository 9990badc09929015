package dev.perimeter.logins;

import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Sensitive;
import jakarta.validation.constraints.Size;

/** The body of a sign-in. A malformed address or password is answered as any other wrong one. */
record Credentials(
        @Size(max = 1000, message = "{fault.characters.takes}")
        String email,

        @Sensitive @Verbatim @Size(max = 1000, message = "{fault.characters.takes}")
        String password) {}
