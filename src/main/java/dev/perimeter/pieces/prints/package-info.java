/** What is known of a print: where, from which spools, how much of each, how long. */
@NullMarked
package dev.perimeter.pieces.prints;

import org.jspecify.annotations.NullMarked;
