/** The guard: who is calling, for which company, with which permissions; one transaction per request. */
@NullMarked
package dev.perimeter.gate;

import org.jspecify.annotations.NullMarked;
