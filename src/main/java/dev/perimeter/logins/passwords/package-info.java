/** Passwords: which are taken, how they are hashed, and who waits for a hash (spec 3.5). */
@NullMarked
package dev.perimeter.logins.passwords;

import org.jspecify.annotations.NullMarked;
