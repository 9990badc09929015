/**
 * The command that attacks the wall of a live installation, and reports the result (spec 10.4).
 */
@NullMarked
package dev.perimeter.prove;

import org.jspecify.annotations.NullMarked;
