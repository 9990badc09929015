package dev.perimeter.audit;

import dev.perimeter.values.WireWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes what the trail holds of a field, as JSON has it, into what the reader is shown.
 *
 * @param called names of records by id
 */
record TrailValues(Map<UUID, String> called) {

    /**
     * Empty for what there is nothing to be said of.
     *
     * @param currency of the amounts beside it
     */
    Optional<TrailValue> of(TrailField field, @Nullable Object value, @Nullable Object currency) {
        return switch (value) {
            case null -> Optional.empty();
            case Boolean flag ->
                Optional.of(TrailValue.word(
                        (field.recordType().equals("member") ? "value." : "spec.word.") + flag, flag.toString()));
            case Number number -> Optional.of(number(field, number, currency));
            case String text -> text(field, text);
            case List<?> list -> list(field, list);
            case Map<?, ?> map -> map(field, map);
            default -> Optional.of(TrailValue.text(value.toString()));
        };
    }

    private static TrailValue number(TrailField field, Number number, @Nullable Object currency) {
        if (field.name().equals("minutes")) {
            return TrailValue.minutes(number);
        }
        if (field.isAmount()) {
            return TrailValue.money(new BigDecimal(number.toString()), currency);
        }
        return TrailValue.number(number, field.unit());
    }

    private Optional<TrailValue> text(TrailField field, String text) {
        var id = WireWords.findUuid(text);
        if (id.isPresent()) {
            return TrailValue.named(id.get(), called);
        }
        var words = field.words();
        if (words.isPresent()) {
            return Optional.of(TrailValue.word(words.get() + text.replace(' ', '-'), text));
        }
        var isTime = field.name().endsWith("On") || field.name().endsWith("At");
        return Optional.of(isTime ? time(text) : TrailValue.text(text));
    }

    private static TrailValue time(String text) {
        try {
            return text.contains("T") ? TrailValue.moment(Instant.parse(text)) : TrailValue.day(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return TrailValue.text(text);
        }
    }

    private Optional<TrailValue> list(TrailField field, List<?> list) {
        var words = field.words();
        if (words.isPresent()) {
            return TrailValue.words(
                    list.stream().map(word -> words.get() + word).toList());
        }
        return TrailValue.texts(list.stream().flatMap(part -> part(field, part)).toList());
    }

    /** Of a line of an order, or of a spool that a print takes from. */
    private Stream<String> part(TrailField field, Object part) {
        if (!(part instanceof Map<?, ?> fields)) {
            return Stream.of(part.toString() + (field.unit().isEmpty() ? "" : " " + field.unit()));
        }
        if (fields.get("description") instanceof String description) {
            return Stream.of(fields.get("quantity") + " × " + description);
        }
        return fields.get("spoolId") instanceof String id
                ? WireWords.findUuid(id).map(called::get).stream()
                : Stream.empty();
    }

    /** Of a record in the record: what it is called, or which of its switches are on. */
    private static Optional<TrailValue> map(TrailField field, Map<?, ?> fields) {
        if (fields.get("companyName") instanceof String company) {
            return Optional.of(TrailValue.text(company));
        }
        return TrailValue.words(fields.entrySet().stream()
                .filter(part -> Boolean.TRUE.equals(part.getValue()))
                .map(part -> "value." + field.name() + "." + part.getKey())
                .toList());
    }
}
