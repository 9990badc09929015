package dev.perimeter.web;

import org.jspecify.annotations.Nullable;

/** What the caller looks for (parameter {@code q}), as a {@link Key}; empty, which finds everything, if not given. */
public record Search(String key) {

    static final String NAME = "q";
    private static final int LENGTH_MAX = 200;

    static Search of(@Nullable String text) {
        if (text == null) {
            return new Search("");
        }
        if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
            throw Problem.invalid(NAME, "must have at most " + LENGTH_MAX + " characters");
        }
        return new Search(Key.of(text));
    }
}
