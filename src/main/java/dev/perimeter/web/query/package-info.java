/** The parameters of addresses: each declared by its handler, given once, and in one form (spec 2.3). */
@NullMarked
package dev.perimeter.web.query;

import org.jspecify.annotations.NullMarked;
