package dev.perimeter.logins;

import dev.perimeter.web.EmailAddress;
import dev.perimeter.web.Verbatim;

/** What signs up. */
record NewLogin(
        @EmailAddress String email, @Verbatim @Password String password) {}
