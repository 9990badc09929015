/** The printers of a company. */
@NullMarked
package dev.perimeter.assets.printers;

import org.jspecify.annotations.NullMarked;
