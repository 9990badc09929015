/**
 * The PostgreSQL that Perimeter brings along: durable, and behind a password from its first second.
 */
@NullMarked
package dev.perimeter.embedded;

import org.jspecify.annotations.NullMarked;
