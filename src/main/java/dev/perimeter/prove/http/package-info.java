/** Attacks by HTTP, through every route of the product. */
@NullMarked
package dev.perimeter.prove.http;

import org.jspecify.annotations.NullMarked;
