/** What customers order: drafts, lines, totals, and the way from a draft to the end. */
@NullMarked
package dev.perimeter.orders;

import org.jspecify.annotations.NullMarked;
