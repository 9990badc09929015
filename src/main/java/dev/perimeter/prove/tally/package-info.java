/** The count of all attempts and their results. */
@NullMarked
package dev.perimeter.prove.tally;

import org.jspecify.annotations.NullMarked;
