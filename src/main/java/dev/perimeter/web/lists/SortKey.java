package dev.perimeter.web.lists;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a list is sorted by, of the last row of the page before: the next page has the rows behind
 * it.
 *
 * @param parts as texts, the first sorts first; none at the beginning of the list
 */
public record SortKey(List<String> parts) {

    /** The key of a row: its texts, numbers, ids and times. */
    public static SortKey of(Object... parts) {
        return new SortKey(Stream.of(parts).map(Object::toString).toList());
    }

    /**
     * The text at this place, and at the beginning of the list the empty one, which sorts before
     * all others.
     */
    public String text(int place) {
        return parts.isEmpty() ? "" : parts.get(place);
    }

    /** @param start what every number of the list comes behind */
    public int number(int place, int start) {
        return parts.isEmpty() ? start : Integer.parseInt(parts.get(place));
    }

    /**
     * The id at this place, and at the beginning of the list the one that sorts before all others.
     */
    public UUID id(int place) {
        return parts.isEmpty() ? new UUID(0, 0) : UUID.fromString(parts.get(place));
    }

    /** For lists whose key is a time and an id. */
    public TimePosition time(TimePosition start) {
        return parts.isEmpty() ? start : new TimePosition(Instant.parse(text(0)), id(1));
    }
}
