/** Which orders a list has, and in which order. */
@NullMarked
package dev.perimeter.orders.lists;

import org.jspecify.annotations.NullMarked;
