/** What is done to pieces: planned, moved on, made again, shipped, withdrawn. */
@NullMarked
package dev.perimeter.pieces.moves;

import org.jspecify.annotations.NullMarked;
