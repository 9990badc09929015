/** The one form of what may be written in several ways: the form that is kept, or compared by. */
@NullMarked
package dev.perimeter.values.canonical;

import org.jspecify.annotations.NullMarked;
