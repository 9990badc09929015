/** What is done to orders: moved on, taken back, closed short. */
@NullMarked
package dev.perimeter.orders.moves;

import org.jspecify.annotations.NullMarked;
