package dev.perimeter.values;

import java.util.Locale;

/** An enum whose constants are words in lower case in JSON, the database and the messages. */
public interface WireWord {

    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
