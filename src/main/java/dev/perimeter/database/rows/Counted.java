package dev.perimeter.database.rows;

import java.time.Instant;

/** The number that a new record got, and the time that it was made. */
public record Counted(int number, Instant now) {}
