/** How an order stands, and how its state follows from its pieces. */
@NullMarked
package dev.perimeter.pieces.follow;

import org.jspecify.annotations.NullMarked;
