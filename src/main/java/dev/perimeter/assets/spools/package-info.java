/** The spools of a company, and what became of their filament. */
@NullMarked
package dev.perimeter.assets.spools;

import org.jspecify.annotations.NullMarked;
