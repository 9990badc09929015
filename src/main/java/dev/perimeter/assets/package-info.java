/** What a company prints with: its printers and its spools, and what printing does to them. */
@NullMarked
package dev.perimeter.assets;

import org.jspecify.annotations.NullMarked;
