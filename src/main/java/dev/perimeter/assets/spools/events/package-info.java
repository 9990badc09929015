/** What happened to the filament on a spool: a history that only grows. */
@NullMarked
package dev.perimeter.assets.spools.events;

import org.jspecify.annotations.NullMarked;
