/** Attacks by HTTP, through every route there is. */
@NullMarked
package dev.perimeter.prove.http;

import org.jspecify.annotations.NullMarked;
