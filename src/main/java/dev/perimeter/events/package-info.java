/**
 * Streams of server-sent events, which tell open pages and programs which records changed (spec
 * 16.1).
 */
@NullMarked
package dev.perimeter.events;

import org.jspecify.annotations.NullMarked;
