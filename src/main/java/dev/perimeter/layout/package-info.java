/** The frame around all pages, and the way in which amounts and times are written. */
@NullMarked
package dev.perimeter.layout;

import org.jspecify.annotations.NullMarked;
