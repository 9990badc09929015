/** What all pages have in common: the frame around them, and how amounts and times are written in them. */
@NullMarked
package dev.perimeter.layout;

import org.jspecify.annotations.NullMarked;
