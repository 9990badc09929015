package dev.perimeter.logins;

import dev.perimeter.web.NeverShown;
import dev.perimeter.web.Verbatim;
import jakarta.validation.constraints.Size;

/** What signs in. A wrong form of address or password is no fault of the request: it is answered as any other wrong one. */
record Credentials(
        @Size(max = 1000, message = "takes at most 1000 characters")
        String email,

        @NeverShown @Verbatim @Size(max = 1000, message = "takes at most 1000 characters")
        String password) {}
