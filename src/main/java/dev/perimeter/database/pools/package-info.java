/** The connections of the pools: how they log in, and in which state a statement finds them. */
@NullMarked
package dev.perimeter.database.pools;

import org.jspecify.annotations.NullMarked;
