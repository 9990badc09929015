/**
 * The physical copies that orders are made of: from the plan to the parcel, with what was printed
 * where, of what, and what came of it.
 */
@NullMarked
package dev.perimeter.pieces;

import org.jspecify.annotations.NullMarked;
