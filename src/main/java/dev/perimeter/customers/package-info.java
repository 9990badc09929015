/** The people and firms that a company prints for. */
@NullMarked
package dev.perimeter.customers;

import org.jspecify.annotations.NullMarked;
