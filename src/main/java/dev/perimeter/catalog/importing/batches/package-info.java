/** How checked rows are stored: in batches, each a transaction of its own. */
@NullMarked
package dev.perimeter.catalog.importing.batches;

import org.jspecify.annotations.NullMarked;
