/** Query parameters: declared by the handler, given once, and in one form (spec 2.3). */
@NullMarked
package dev.perimeter.web.query;

import org.jspecify.annotations.NullMarked;
