package dev.perimeter.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A field of an entry, as pages show it and ask for it.
 *
 * @param kind how it is asked for
 * @param unit empty where it has none
 * @param words what it may be, for {@link Kind#WORD}
 */
record SpecField(String name, Kind kind, String unit, boolean required, List<String> words) {

    enum Kind {
        TEXT,
        FIGURE,
        WORD,
        FLAG
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    static SpecField needed(String name) {
        return new SpecField(name, Kind.TEXT, "", true, List.of());
    }

    static SpecField needed(String name, String unit) {
        return new SpecField(name, Kind.FIGURE, unit, true, List.of());
    }

    static SpecField text(String name) {
        return new SpecField(name, Kind.TEXT, "", false, List.of());
    }

    static SpecField figure(String name, String unit) {
        return new SpecField(name, Kind.FIGURE, unit, false, List.of());
    }

    static SpecField word(String name, String... words) {
        return new SpecField(name, Kind.WORD, "", false, List.of(words));
    }

    static SpecField flag(String name) {
        return new SpecField(name, Kind.FLAG, "", false, List.of("true", "false"));
    }

    /** What an entry says, by the names of its fields; lists in one text, as a form takes them. */
    static Map<String, Object> values(Record entry) {
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
