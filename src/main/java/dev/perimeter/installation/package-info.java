/** The data directory of an installation: who may use it, and how its files are written. */
@NullMarked
package dev.perimeter.installation;

import org.jspecify.annotations.NullMarked;
