package dev.perimeter.values;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The text of a UUID in its one full form (RFC 9562, 4). */
public final class UuidText {

    public static final Pattern PATTERN = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private UuidText() {}

    /** Java's own parser accepts 1-1-1-1-1 as well, which would give one record many addresses. */
    public static Optional<UUID> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
