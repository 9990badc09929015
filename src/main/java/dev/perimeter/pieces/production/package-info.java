/** The production of one order, for the page that shows the order. */
@NullMarked
package dev.perimeter.pieces.production;

import org.jspecify.annotations.NullMarked;
