/** What statements that attack by side effect are made of. */
@NullMarked
package dev.perimeter.prove.leaks.statement;

import org.jspecify.annotations.NullMarked;
