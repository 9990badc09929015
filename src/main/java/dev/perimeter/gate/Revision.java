package dev.perimeter.gate;

import java.time.Instant;

/**
 * Which state of a record this is.
 *
 * @param version from 1, one more with every change
 */
public record Revision(int version, Instant createdAt, Instant updatedAt) {

    public static Revision first(Instant now) {
        return new Revision(1, now, now);
    }

    public Revision next(Instant now) {
        return new Revision(version + 1, createdAt, now);
    }
}
