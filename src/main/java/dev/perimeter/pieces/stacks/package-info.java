/**
 * Copies of one line that stand in the same state, as one: the board and the pages of orders show
 * them together, and move all of them or some.
 */
@NullMarked
package dev.perimeter.pieces.stacks;

import org.jspecify.annotations.NullMarked;
