package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.Trail.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail, in words for people.
 *
 * @param subject what the record is called, or was
 * @param page where one looks at the record; null where it is gone
 */
record TrailLine(
        Kind kind, @Nullable String subject, @Nullable String page, List<Field> fields) {

    private static final Pattern NEXT_WORD = Pattern.compile("([A-Z])");

    /**
     * What entries of one act have in common that are told as one.
     *
     * @param state the key of the state that the records moved to; null where they moved to none
     */
    record Kind(String recordType, String action, @Nullable String state) {}

    /**
     * @param labels keys of messages, of which the first one that there is calls the field
     * @param fallback its name, for a field that only another version of the product knows
     */
    record Field(
            List<String> labels,
            String fallback,
            @Nullable TrailValue from,
            @Nullable TrailValue to) {}

    static TrailLine of(Entry entry, Map<UUID, String> called) {
        var subject = called.get(entry.recordId());
        var name = subject == null ? named(entry) : subject;
        var fields = fields(entry, called);
        var pages = RecordType.of(entry.recordType()).flatMap(RecordType::pages);
        var page = subject == null
                ? null
                : pages.map(start -> start + entry.recordId()).orElse(null);
        return new TrailLine(new Kind(entry.recordType(), entry.action(), state(entry, called)), name, page, fields);
    }

    /** Of moves alone: other acts have more to tell. */
    private static @Nullable String state(Entry entry, Map<UUID, String> called) {
        var status = entry.changes().get("status");
        if (!entry.action().equals("moved") || status == null) {
            return null;
        }
        return new TrailValues(called)
                .of(new TrailField(entry.recordType(), "status"), status.to(), null)
                .map(value -> value.value().toString())
                .orElse(null);
    }

    private static List<Field> fields(Entry entry, Map<UUID, String> called) {
        var currency = entry.changes().get("currency");
        return entry.changes().entrySet().stream()
                .filter(change -> !change.getValue().isNone())
                .flatMap(change ->
                        field(new TrailField(entry.recordType(), change.getKey()), change.getValue(), called, currency))
                .toList();
    }

    private static Stream<Field> field(
            TrailField field, Change change, Map<UUID, String> called, @Nullable Change currency) {
        var values = new TrailValues(called);
        var from = values.of(field, change.from(), currency == null ? null : currency.from());
        var to = values.of(field, change.to(), currency == null ? null : currency.to());
        if (!field.isShown() || from.isEmpty() && to.isEmpty()) {
            return Stream.of();
        }
        var fallback = NEXT_WORD.matcher(field.name()).replaceAll(" $1").toLowerCase(Locale.ROOT);
        return Stream.of(new Field(field.labels(), fallback, from.orElse(null), to.orElse(null)));
    }

    /** What a record was called that is gone; of an invite, the note that says for whom it is. */
    private static @Nullable String named(Entry entry) {
        var name = entry.changes().get(entry.recordType().equals(RecordType.INVITE.word()) ? "note" : "name");
        var text = name == null ? null : name.to() == null ? name.from() : name.to();
        return text == null ? null : TrailValue.text(text.toString()).value().toString();
    }
}
