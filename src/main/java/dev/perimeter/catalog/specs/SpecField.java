package dev.perimeter.catalog.specs;

import dev.perimeter.catalog.rules.OneOf;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field of an entry, as pages show it and ask for it; what it may be is read off the draft.
 *
 * @param kind how it is asked for
 * @param unit empty where it has none
 * @param words what it may be, for words and flags
 */
public record SpecField(String name, Kind kind, String unit, boolean required, List<String> words) {

    public enum Kind {
        TEXT,
        FIGURE,
        WORD,
        FLAG
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A name ends with its unit. */
    private static final Map<String, String> UNITS =
            Map.of("GCm3", "g/cm³", "G", "g", "Mm", "mm", "Um", "µm", "C", "°C", "PixelsX", "px", "PixelsY", "px");

    /**
     * @param names with white space between, in the order in which people are asked for the fields
     */
    public static List<SpecField> of(Class<? extends Record> draft, String names) {
        var components = Arrays.stream(draft.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        return Stream.of(names.strip().split("\\s+"))
                .map(name -> of(draft, Objects.requireNonNull(components.get(name), name)))
                .toList();
    }

    private static SpecField of(Class<? extends Record> draft, RecordComponent component) {
        var name = component.getName();
        var type = component.getType();
        var words = words(draft, component);
        var kind = type == Boolean.class
                ? Kind.FLAG
                : !words.isEmpty()
                        ? Kind.WORD
                        : type == BigDecimal.class || type == Integer.class ? Kind.FIGURE : Kind.TEXT;
        var unit = kind == Kind.FIGURE ? unit(name) : "";
        return new SpecField(
                name, kind, unit, !component.getAnnotatedType().isAnnotationPresent(Nullable.class), words);
    }

    private static List<String> words(Class<? extends Record> draft, RecordComponent component) {
        if (component.getType() == Boolean.class) {
            return List.of("true", "false");
        }
        if (component.getType().isEnum()) {
            return Stream.of(component.getType().getEnumConstants())
                    .map(Object::toString)
                    .toList();
        }
        try {
            var rule = draft.getDeclaredField(component.getName()).getAnnotation(OneOf.class);
            return rule == null ? List.of() : List.of(rule.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
    }

    private static String unit(String name) {
        return UNITS.entrySet().stream()
                .filter(unit -> name.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The field, to be filled in also where a program may leave it out. */
    public SpecField needed() {
        return new SpecField(name, kind, unit, true, words);
    }

    /** What an entry says, by the names of its fields; lists in one text, as a form takes them. */
    public static Map<String, Object> values(Record entry) {
        var values = new LinkedHashMap<String, Object>();
        JSON.valueToTree(entry).properties().forEach(field -> {
            var value = value(field.getValue());
            if (value != null) {
                values.put(field.getKey(), value);
            }
        });
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isArray()) {
            var figures = node.valueStream().anyMatch(JsonNode::isNumber);
            var all = node.valueStream().map(JsonNode::asString).collect(Collectors.joining(figures ? " " : ", "));
            return all.isEmpty() ? null : all;
        }
        if (node.isNumber()) {
            return new BigDecimal(node.decimalValue().toPlainString());
        }
        return node.isNull() || node.isObject() ? null : node.asString();
    }
}
