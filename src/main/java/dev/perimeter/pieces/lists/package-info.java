/** Which pieces are found by words. */
@NullMarked
package dev.perimeter.pieces.lists;

import org.jspecify.annotations.NullMarked;
