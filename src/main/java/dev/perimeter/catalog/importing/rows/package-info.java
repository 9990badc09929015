/** The rows of a file: how a stream is cut into them, and how each is read and checked. */
@NullMarked
package dev.perimeter.catalog.importing.rows;

import org.jspecify.annotations.NullMarked;
