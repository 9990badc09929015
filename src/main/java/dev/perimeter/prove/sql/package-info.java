/** Attacks by SQL: those that are shipped, and random ones. */
@NullMarked
package dev.perimeter.prove.sql;

import org.jspecify.annotations.NullMarked;
