/** Two companies that are made to be attacked, and removed afterwards. */
@NullMarked
package dev.perimeter.prove.rivals;

import org.jspecify.annotations.NullMarked;
