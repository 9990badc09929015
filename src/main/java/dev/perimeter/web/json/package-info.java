/** Reads JSON strictly into records, and reports every wrong field at once (spec 4.2). */
@NullMarked
package dev.perimeter.web.json;

import org.jspecify.annotations.NullMarked;
