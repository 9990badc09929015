/** The command that tries to break the wall of a live installation, and says what came of it (spec 10.4). */
@NullMarked
package dev.perimeter.prove;

import org.jspecify.annotations.NullMarked;
