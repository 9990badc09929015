/** Who somebody is: sign-up, sign-in, passwords, sessions, and what slows down guessing. */
@NullMarked
package dev.perimeter.logins;

import org.jspecify.annotations.NullMarked;
