/** The rules for single values of the catalog, as constraints of Bean Validation. */
@NullMarked
package dev.perimeter.catalog.rules;

import org.jspecify.annotations.NullMarked;
