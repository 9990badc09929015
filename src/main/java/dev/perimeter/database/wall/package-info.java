/** The checks before anything is served: the wall in PostgreSQL stands as it was shipped (spec 10.3). */
@NullMarked
package dev.perimeter.database.wall;

import org.jspecify.annotations.NullMarked;
