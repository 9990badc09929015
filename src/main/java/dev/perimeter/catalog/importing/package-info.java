/**
 * The import of files into the catalog, and the starter set that every installation begins with.
 */
@NullMarked
package dev.perimeter.catalog.importing;

import org.jspecify.annotations.NullMarked;
