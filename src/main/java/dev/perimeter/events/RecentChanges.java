package dev.perimeter.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The changes that were seen lately, by audience. One thread uses it. */
final class RecentChanges {

    /** For as long, a change may be read again: longer than it is looked for. */
    private static final long KEPT_NANOS = Duration.ofMinutes(3).toNanos();

    /** A page was read from the database so long before its stream was opened, at most. */
    private static final long BEFORE_STREAM_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<Audience, Map<UUID, Seen>> seen = new HashMap<>();

    private record Seen(RecordChange change, long at, boolean isTold) {}

    /** Forgets the audiences that nobody belongs to any more. */
    void keep(Set<Audience> audiences) {
        seen.keySet().retainAll(audiences);
    }

    /** Adds what was read for the audience, and returns what it has not been told. */
    List<RecordChange> add(Audience audience, Collection<RecordChange> read) {
        var now = System.nanoTime();
        var isFirst = !seen.containsKey(audience);
        var known = seen.computeIfAbsent(audience, _ -> new HashMap<>());
        known.values().removeIf(old -> now - old.at() > KEPT_NANOS);
        return read.stream()
                .filter(change ->
                        known.putIfAbsent(change.entry(), new Seen(change, now, !isFirst || change.isFresh())) == null)
                .filter(change -> !isFirst || change.isFresh())
                .toList();
    }

    /** What a stream that has just been opened is told: the changes of the last seconds. */
    List<RecordChange> beforeStream(Audience audience) {
        var now = System.nanoTime();
        return seen.getOrDefault(audience, Map.of()).values().stream()
                .filter(change -> change.isTold() && now - change.at() < BEFORE_STREAM_NANOS)
                .map(Seen::change)
                .toList();
    }
}
