/** The parts of statements that attack by side effects. */
@NullMarked
package dev.perimeter.prove.leaks.statement;

import org.jspecify.annotations.NullMarked;
