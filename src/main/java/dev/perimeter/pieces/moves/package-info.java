/**
 * What is done to pieces: planned, moved on, made again, taken back, put right, with what becomes of
 * printers, spools and the order.
 */
@NullMarked
package dev.perimeter.pieces.moves;

import org.jspecify.annotations.NullMarked;
