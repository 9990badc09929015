package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.values.WireWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail, in words for people.
 *
 * @param who the name; null for who has left
 * @param subject what the record is called, or was
 * @param page where one looks at the record; null where it is gone
 */
record TrailLine(
        Instant at,
        @Nullable String who,
        String action,
        String recordType,
        @Nullable String subject,
        @Nullable String page,
        List<Field> fields) {

    private static final int VALUE_LENGTH_MAX = 120;
    private static final Pattern NEXT_WORD = Pattern.compile("([A-Z])");

    /** @param label in English, for fields that no message has a word for */
    record Field(
            String name,
            String label,
            @Nullable String from,
            @Nullable String to) {}

    static TrailLine of(Entry entry, Map<UUID, String> called) {
        var fields = entry.changes().entrySet().stream()
                .map(TrailLine::field)
                .filter(field -> field.from() != null || field.to() != null)
                .toList();
        var subject = called.get(entry.recordId());
        var pages = RecordType.of(entry.recordType()).flatMap(RecordType::pages);
        return new TrailLine(
                entry.at(),
                called.get(entry.accountId()),
                entry.action(),
                entry.recordType(),
                subject == null ? named(entry) : subject,
                subject == null
                        ? null
                        : pages.map(page -> page + entry.recordId()).orElse(null),
                fields);
    }

    /** What a record was called that is gone; of an invite, the note that says for whom it is. */
    private static @Nullable String named(Entry entry) {
        var name = entry.changes().get(entry.recordType().equals(RecordType.INVITE.word()) ? "note" : "name");
        return name == null ? null : shown(name.to() == null ? name.from() : name.to());
    }

    private static Field field(Map.Entry<String, Change> change) {
        var label = NEXT_WORD.matcher(change.getKey()).replaceAll(" $1").toLowerCase(Locale.ROOT);
        return new Field(
                change.getKey(),
                label,
                shown(change.getValue().from()),
                shown(change.getValue().to()));
    }

    /** Ids say nothing to people, and what is nested says too much. */
    private static @Nullable String shown(@Nullable Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.isEmpty()
                    ? null
                    : shown(String.join(", ", list.stream().map(String::valueOf).toList()));
        }
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        var text = value.toString();
        if (WireWords.UUID_FORM.matcher(text).matches()) {
            return null;
        }
        return text.length() > VALUE_LENGTH_MAX ? text.substring(0, VALUE_LENGTH_MAX) + " …" : text;
    }
}
