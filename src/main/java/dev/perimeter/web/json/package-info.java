/**
 * Request bodies in JSON are read strictly into records; every wrong field is reported at once
 * (spec 4.2).
 */
@NullMarked
package dev.perimeter.web.json;

import org.jspecify.annotations.NullMarked;
