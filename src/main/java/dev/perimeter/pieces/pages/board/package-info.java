/** The board: what is worked on, by state. */
@NullMarked
package dev.perimeter.pieces.pages.board;

import org.jspecify.annotations.NullMarked;
