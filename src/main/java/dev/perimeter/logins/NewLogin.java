package dev.perimeter.logins;

import dev.perimeter.logins.passwords.Password;
import dev.perimeter.web.EmailAddress;
import dev.perimeter.web.NeverShown;
import dev.perimeter.web.Verbatim;

/** What signs up. */
record NewLogin(
        @EmailAddress String email,
        @NeverShown @Verbatim @Password String password) {}
