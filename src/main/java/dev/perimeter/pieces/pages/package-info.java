/** The pages of pieces: the list, the board, and each step of a piece. */
@NullMarked
package dev.perimeter.pieces.pages;

import org.jspecify.annotations.NullMarked;
