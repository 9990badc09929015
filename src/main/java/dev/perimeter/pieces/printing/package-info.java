/** Prints begin and end: what fits, what they use, and how that is put right. */
@NullMarked
package dev.perimeter.pieces.printing;

import org.jspecify.annotations.NullMarked;
