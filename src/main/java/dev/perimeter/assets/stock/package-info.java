/** What a company has of each filament, over all its spools, and what it should buy. */
@NullMarked
package dev.perimeter.assets.stock;

import org.jspecify.annotations.NullMarked;
