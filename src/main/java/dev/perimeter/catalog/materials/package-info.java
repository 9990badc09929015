/** What is known of materials in general, whoever makes a filament of them. */
@NullMarked
package dev.perimeter.catalog.materials;

import org.jspecify.annotations.NullMarked;
