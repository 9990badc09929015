package dev.perimeter.web.lists;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The place of a row in a list that is sorted by time, and by id where two rows have the same time.
 */
public record TimePosition(Instant at, UUID id) {

    /** Before every row: where a list begins that has the oldest row first. */
    public static final TimePosition BEFORE_ALL = new TimePosition(Instant.EPOCH, new UUID(0, 0));

    /** Behind every row: where a list begins that has the newest row first. */
    public static final TimePosition AFTER_ALL =
            new TimePosition(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** The time as the driver takes it. */
    public OffsetDateTime atUtc() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
