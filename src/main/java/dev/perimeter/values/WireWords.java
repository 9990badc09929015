package dev.perimeter.values;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Values that are one word in JSON and in queries: constants of enums (IN_PRODUCTION is
 * "in_production"), ids and dates.
 */
public record WireWords(Map<String, Object> constants) {

    /** The one full form of a UUID (RFC 9562, 4). */
    public static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern DATE_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public static WireWords of(Class<?> type) {
        var words = new LinkedHashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            words.put(word((Enum<?>) constant), constant);
        }
        return new WireWords(Collections.unmodifiableMap(words));
    }

    public Object parse(String word) {
        var constant = constants.get(word);
        if (constant == null) {
            throw new InvalidText(FieldFault.of("fault.one-of", "words", String.join(", ", constants.keySet())));
        }
        return constant;
    }

    /** Java's own parser accepts 1-1-1-1-1 as well, which would give one record many addresses. */
    public static Optional<UUID> findUuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public static UUID uuid(String text) {
        return findUuid(text).orElseThrow(() -> new InvalidText(FieldFault.of("fault.id")));
    }

    /** Spring's own converter takes yes, on and 1 too. */
    public static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidText(FieldFault.of("fault.flag"));
        };
    }

    /** Reads a date of the years 1 to 9999, with four digits. */
    public static LocalDate date(String text) {
        try {
            if (DATE_FORM.matcher(text).matches() && !text.startsWith("0000")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new InvalidText(FieldFault.of("fault.day"));
        }
        throw new InvalidText(FieldFault.of("fault.date"));
    }

    /** The word of a constant. */
    public static String word(Enum<?> constant) {
        try {
            var field = constant.getDeclaringClass().getField(constant.name());
            var named = field.getAnnotation(JsonProperty.class);
            return named == null || named.value().isEmpty() ? constant.name().toLowerCase(Locale.ROOT) : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A text that is no value of the required type. */
    public static final class InvalidText extends IllegalArgumentException {

        private final transient FieldFault fault;

        InvalidText(FieldFault fault) {
            super(fault.code());
            this.fault = fault;
        }

        public FieldFault fault() {
            return fault;
        }
    }
}
