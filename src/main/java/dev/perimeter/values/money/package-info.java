/** Amounts and their currencies. */
@NullMarked
package dev.perimeter.values.money;

import org.jspecify.annotations.NullMarked;
