/**
 * What the operator of an installation does to the shared catalog: hides, merges, restores and
 * removes entries (spec 14.6).
 */
@NullMarked
package dev.perimeter.catalog.operator;

import org.jspecify.annotations.NullMarked;
