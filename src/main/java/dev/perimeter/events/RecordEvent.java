package dev.perimeter.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program is told of a change.
 *
 * @param type what was done, as in the trail: {@code added}, {@code changed}, {@code removed},
 *     {@code moved}
 * @param version the record's version now; null where it has none, or is gone
 */
record RecordEvent(
        String type, String recordType, UUID id, @Nullable Integer version) {}
