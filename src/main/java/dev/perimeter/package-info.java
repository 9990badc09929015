/** The application: its main class, its commands, and below it one package for each feature. */
@NullMarked
package dev.perimeter;

import org.jspecify.annotations.NullMarked;
