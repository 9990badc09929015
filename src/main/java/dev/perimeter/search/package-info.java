/** One search for records of every kind. Each kind says itself what is found. */
@NullMarked
package dev.perimeter.search;

import org.jspecify.annotations.NullMarked;
