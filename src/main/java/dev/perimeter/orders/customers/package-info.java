/** The customers of orders, as they were when the orders were confirmed. */
@NullMarked
package dev.perimeter.orders.customers;

import org.jspecify.annotations.NullMarked;
