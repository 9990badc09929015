package dev.perimeter.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person who is signed in, whatever company they act for. A statement for a person takes the
 * token, so that the database reads the session again in the same statement.
 *
 * @param account null before setup (spec 3.3)
 */
public record Person(
        Token token,
        UUID session,
        UUID login,
        String email,
        @Nullable UUID account) {}
