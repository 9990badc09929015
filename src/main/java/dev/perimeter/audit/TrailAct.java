package dev.perimeter.audit;

import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.audit.TrailLine.Kind;
import dev.perimeter.values.WireWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person did by one request: several pieces that moved together are told as one.
 *
 * @param who the name; null for who has left
 */
record TrailAct(Instant at, @Nullable String who, List<Part> parts) {

    /** Records to which the same happened, in the order in which it was written. */
    record Part(Kind kind, List<TrailLine> lines) {

        public int count() {
            return lines.size();
        }

        public TrailLine first() {
            return lines.getFirst();
        }
    }

    /** @param entries the newest first */
    static List<TrailAct> of(List<Entry> entries, Map<UUID, String> called) {
        var acts = new ArrayList<List<Entry>>();
        for (var entry : entries) {
            if (acts.isEmpty() || !entry.isOfActOf(acts.getLast().getFirst())) {
                acts.add(new ArrayList<>());
            }
            acts.getLast().addFirst(entry);
        }
        return acts.stream().map(act -> act(act, called)).toList();
    }

    private static TrailAct act(List<Entry> entries, Map<UUID, String> called) {
        var parts = entries.stream()
                .map(entry -> TrailLine.of(entry, called))
                .collect(Collectors.groupingBy(TrailLine::kind, LinkedHashMap::new, Collectors.toList()));
        var first = entries.getFirst();
        return new TrailAct(
                first.at(),
                called.get(first.accountId()),
                parts.entrySet().stream()
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList());
    }

    /** The records that entries speak of, those in their values among them. */
    static Set<UUID> ids(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.recordId(), entry.accountId()),
                        entry.changes().values().stream()
                                .flatMap(change -> Stream.of(change.from(), change.to()))
                                .flatMap(TrailAct::ids)))
                .collect(Collectors.toSet());
    }

    private static Stream<UUID> ids(@Nullable Object value) {
        return switch (value) {
            case String text -> WireWords.findUuid(text).stream();
            case Collection<?> all -> all.stream().flatMap(TrailAct::ids);
            case Map<?, ?> fields -> fields.values().stream().flatMap(TrailAct::ids);
            case null, default -> Stream.of();
        };
    }
}
