/** What entries of the catalog have in common, whichever their kind. */
@NullMarked
package dev.perimeter.catalog.specs;

import org.jspecify.annotations.NullMarked;
