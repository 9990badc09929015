/** Rules for passwords, their hashing, and the queue for it (spec 3.5). */
@NullMarked
package dev.perimeter.logins.passwords;

import org.jspecify.annotations.NullMarked;
