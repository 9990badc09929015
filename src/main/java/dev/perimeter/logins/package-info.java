/** Sign-up, sign-in, sign-out, passwords and sessions. */
@NullMarked
package dev.perimeter.logins;

import org.jspecify.annotations.NullMarked;
