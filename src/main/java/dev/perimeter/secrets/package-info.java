/** The application secret, the file that keeps it, and the hashes that are keyed with it. */
@NullMarked
package dev.perimeter.secrets;

import org.jspecify.annotations.NullMarked;
