/** The lines of orders: what is made, what is not, and what they add up to. */
@NullMarked
package dev.perimeter.orders.lines;

import org.jspecify.annotations.NullMarked;
