/** Records from rows, and records as the parameters of statements. */
@NullMarked
package dev.perimeter.database.rows;

import org.jspecify.annotations.NullMarked;
