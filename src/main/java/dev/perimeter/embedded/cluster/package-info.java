/** The directory, the programs and the process of the embedded server. */
@NullMarked
package dev.perimeter.embedded.cluster;

import org.jspecify.annotations.NullMarked;
