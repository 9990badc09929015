/**
 * Filaments of the catalog (spec 9): entries, what companies add to them, and likely duplicates.
 */
@NullMarked
package dev.perimeter.catalog.filaments;

import org.jspecify.annotations.NullMarked;
