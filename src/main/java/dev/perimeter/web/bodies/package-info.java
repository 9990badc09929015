/** Bodies of requests: who may send how much, the bytes, and the strict JSON that they are. */
@NullMarked
package dev.perimeter.web.bodies;

import org.jspecify.annotations.NullMarked;
