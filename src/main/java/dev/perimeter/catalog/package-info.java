/** The global catalog (spec 9): one shelf of filament and printer specifications, read by every company. */
@NullMarked
package dev.perimeter.catalog;

import org.jspecify.annotations.NullMarked;
