/** The global catalog (spec 9): filament and printer specifications that all companies share. */
@NullMarked
package dev.perimeter.catalog;

import org.jspecify.annotations.NullMarked;
