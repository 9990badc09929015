/**
 * Attacks on row security by the side effects of a condition: a setting, an error, a count, a plan.
 */
@NullMarked
package dev.perimeter.prove.leaks;

import org.jspecify.annotations.NullMarked;
