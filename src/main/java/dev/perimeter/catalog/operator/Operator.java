package dev.perimeter.catalog.operator;

import java.util.Optional;

/** Who acts, as it is recorded. */
public record Operator(String name) {

    private static final int NAME_MAX = 200;

    /** As they say, or the user of this computer. */
    public static Operator of(Optional<String> said) {
        var name = said.orElseGet(() -> System.getProperty("user.name", "")).strip();
        return new Operator(name.isEmpty() ? "unknown" : name.substring(0, Math.min(NAME_MAX, name.length())));
    }
}
