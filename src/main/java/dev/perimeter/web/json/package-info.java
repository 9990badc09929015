/** Request bodies in JSON: read strictly into records, and every wrong field told at once (spec 4.2). */
@NullMarked
package dev.perimeter.web.json;

import org.jspecify.annotations.NullMarked;
