/**
 * The schema at start: migrations, the order in which processes take turns, and the reset of the
 * pool roles.
 */
@NullMarked
package dev.perimeter.database.schema;

import org.jspecify.annotations.NullMarked;
