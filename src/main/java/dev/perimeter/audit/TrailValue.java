package dev.perimeter.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value of a field as the reader is shown it: the page knows the language, the formats and the
 * time zone.
 *
 * @param value what {@code form} is about: a text, the key of a message, a list of these, a number,
 *     a day or a moment
 * @param unit of a number, the currency of an amount, the word itself of a key; else empty
 */
record TrailValue(Form form, Object value, String unit) {

    enum Form {
        TEXT,
        /** The key of a message. */
        WORD,
        /** Keys of messages. */
        WORDS,
        NUMBER,
        MONEY,
        MINUTES,
        DAY,
        MOMENT
    }

    private static final int LENGTH_MAX = 120;

    static TrailValue text(String text) {
        return new TrailValue(Form.TEXT, text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + " …" : text, "");
    }

    /** @param word shown where no message has the key: not all words are the product's own */
    static TrailValue word(String key, String word) {
        return new TrailValue(Form.WORD, key, text(word).value().toString());
    }

    static TrailValue number(Number number, String unit) {
        return new TrailValue(Form.NUMBER, number, unit);
    }

    /** @param currency null for an amount of a time when entries did not say it */
    static TrailValue money(BigDecimal amount, @Nullable Object currency) {
        return currency instanceof String iso ? new TrailValue(Form.MONEY, amount, iso) : number(amount, "");
    }

    static TrailValue minutes(Number minutes) {
        return new TrailValue(Form.MINUTES, minutes.intValue(), "");
    }

    static TrailValue day(LocalDate day) {
        return new TrailValue(Form.DAY, day, "");
    }

    static TrailValue moment(Instant moment) {
        return new TrailValue(Form.MOMENT, moment, "");
    }

    static Optional<TrailValue> words(List<String> keys) {
        return keys.isEmpty() ? Optional.empty() : Optional.of(new TrailValue(Form.WORDS, keys, ""));
    }

    /** The texts of a list, one behind the other. */
    static Optional<TrailValue> texts(List<?> texts) {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(text(texts.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /** The name of the record of an id; an id itself says nothing to people. */
    static Optional<TrailValue> named(UUID id, Map<UUID, String> called) {
        return Optional.ofNullable(called.get(id)).map(TrailValue::text);
    }
}
