/** How things stand: what is in which state, of what the member may view. */
@NullMarked
package dev.perimeter.overview;

import org.jspecify.annotations.NullMarked;
