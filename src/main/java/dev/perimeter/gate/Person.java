package dev.perimeter.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, whatever company they act for, if any. What is done for a person passes their token on, so that the
 * database reads the session anew in the same statement.
 *
 * @param account null before setup (spec 3.3)
 */
public record Person(
        Token token,
        UUID session,
        UUID login,
        String email,
        @Nullable UUID account) {}
