package dev.perimeter.events;

import java.util.UUID;

/**
 * A change of a record, as the trail has it.
 *
 * @param entry the id of the entry in the trail
 * @param isFresh whether its transaction began in the last seconds
 */
record RecordChange(UUID entry, String action, String recordType, UUID recordId, boolean isFresh) {}
