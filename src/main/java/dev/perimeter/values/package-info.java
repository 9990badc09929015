/**
 * Values and their rules: texts, addresses, amounts, days, currencies, time zones, and the faults
 * of values.
 */
@NullMarked
package dev.perimeter.values;

import org.jspecify.annotations.NullMarked;
