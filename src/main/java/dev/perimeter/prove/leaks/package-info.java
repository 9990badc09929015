/** Attacks on row security by what a condition leaves behind where it was evaluated: a setting, an error, a count, a plan. */
@NullMarked
package dev.perimeter.prove.leaks;

import org.jspecify.annotations.NullMarked;
