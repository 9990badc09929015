/** The application: where it starts, and the root of its packages, one for each feature. */
@NullMarked
package dev.perimeter;

import org.jspecify.annotations.NullMarked;
