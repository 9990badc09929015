/** How specifications get onto the shelf: rows of a file are read, checked one by one and stored in batches. */
@NullMarked
package dev.perimeter.catalog.intake;

import org.jspecify.annotations.NullMarked;
