/** The schema at start: who may migrate it, in which order processes take turns, and what a pool role may have left behind. */
@NullMarked
package dev.perimeter.database.schema;

import org.jspecify.annotations.NullMarked;
