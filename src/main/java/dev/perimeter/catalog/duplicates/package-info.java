/** How names are compared where their spelling does not count (spec 9.3). */
@NullMarked
package dev.perimeter.catalog.duplicates;

import org.jspecify.annotations.NullMarked;
