/** What was tried, and what came of it. */
@NullMarked
package dev.perimeter.prove.tally;

import org.jspecify.annotations.NullMarked;
