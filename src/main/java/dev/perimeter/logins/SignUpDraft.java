package dev.perimeter.logins;

import dev.perimeter.logins.passwords.Password;
import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Sensitive;

/** The body of a sign-up. */
record SignUpDraft(
        @EmailAddress String email,
        @Sensitive @Verbatim @Password String password) {}
