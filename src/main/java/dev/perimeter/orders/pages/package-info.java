/** The pages of orders. */
@NullMarked
package dev.perimeter.orders.pages;

import org.jspecify.annotations.NullMarked;
