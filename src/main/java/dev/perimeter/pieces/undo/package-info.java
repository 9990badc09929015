/** Steps of pieces are taken back, with what followed from them. */
@NullMarked
package dev.perimeter.pieces.undo;

import org.jspecify.annotations.NullMarked;
