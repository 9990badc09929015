/**
 * The check that the wall in PostgreSQL is as it was shipped, before anything is served (spec
 * 10.3).
 */
@NullMarked
package dev.perimeter.database.wall;

import org.jspecify.annotations.NullMarked;
