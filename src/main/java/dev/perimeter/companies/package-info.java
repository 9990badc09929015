/** Companies: founding one, and its settings. */
@NullMarked
package dev.perimeter.companies;

import org.jspecify.annotations.NullMarked;
