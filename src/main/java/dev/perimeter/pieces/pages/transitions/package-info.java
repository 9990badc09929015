/** Moves of pieces: what is asked before, what a print takes, and what is said afterwards. */
@NullMarked
package dev.perimeter.pieces.pages.transitions;

import org.jspecify.annotations.NullMarked;
