/** Values of the trade and what they may be: texts, addresses, amounts, days, currencies, time zones. */
@NullMarked
package dev.perimeter.values;

import org.jspecify.annotations.NullMarked;
