package dev.perimeter.web.forms;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.InvisibleCharacters;
import dev.perimeter.values.money.FieldDecimals;
import dev.perimeter.web.NumberLanguage;
import dev.perimeter.web.json.Faults;
import dev.perimeter.web.json.RecordSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns the fields of a form into the JSON that a program would have sent: {@code company.name},
 * {@code lines[0].quantity}. So pages and programs get the same faults. An empty field is not
 * given. Numbers are read as people write them.
 */
final class FormJson {

    /** The fault of a number that could be read in two ways. */
    static final String AMBIGUOUS = "fault.number.ambiguous";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,3})\\].*");
    private static final Pattern BETWEEN = Pattern.compile(",?[;\\s]+");
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class, BigDecimal.class);
    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);

    private final Map<String, String> typed;
    private final Faults faults;
    private final @Nullable String currency;
    private final Set<String> read = new HashSet<>();

    /** @param currency of amounts for which the form names none; null where it is not known */
    FormJson(Map<String, String> typed, Faults faults, @Nullable String currency) {
        this.currency = currency;
        this.typed = typed;
        this.faults = faults;
    }

    JsonNode of(Class<?> type) {
        var json = record("", type);
        typed.keySet().stream()
                .filter(field -> !read.contains(field) && !field.startsWith(Form.OWN))
                .forEach(field -> faults.unknown(Faults.shown(field)));
        return json;
    }

    private JsonNode record(String path, Class<?> type) {
        var object = JSON.objectNode();
        RecordSchema.components(type).forEach(component -> {
            var value = value(
                    RecordSchema.inside(path, name(component)),
                    component.getGenericType(),
                    FieldDecimals.of(component, FieldDecimals.currency(typed, path, currency)));
            if (value != null) {
                object.set(name(component), value);
            }
        });
        return object;
    }

    private @Nullable JsonNode value(String path, Type type, int decimals) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(path, generic.getActualTypeArguments()[0]);
        }
        if (!(type instanceof Class<?> simple)) {
            return null;
        }
        if (simple.isRecord()) {
            return typed.keySet().stream().anyMatch(field -> field.startsWith(path + "."))
                    ? record(path, simple)
                    : null;
        }
        read.add(path);
        var text = typed.getOrDefault(path, "");
        var seen = simple == String.class ? text : InvisibleCharacters.withoutAny(text);
        return seen.isBlank() ? null : simple(path, seen, simple, decimals);
    }

    private @Nullable JsonNode simple(String path, String text, Class<?> type, int decimals) {
        var language = NumberLanguage.current();
        var readings = NUMBERS.contains(type) ? TypedNumber.readings(text, decimals, language) : List.<BigDecimal>of();
        if (readings.size() > 1) {
            var shown = readings.stream()
                    .map(number -> TypedNumber.text(number, language))
                    .toList();
            faults.invalid(path, new FieldFault(AMBIGUOUS, Map.of("one", shown.getFirst(), "other", shown.getLast())));
            return null;
        }
        if (!readings.isEmpty()) {
            var number = readings.getFirst();
            return number.scale() <= 0 ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
        }
        if (FLAGS.contains(type)) {
            return JSON.booleanNode(text.equals("true") || text.equals("on"));
        }
        return JSON.stringNode(text);
    }

    /**
     * A list: records have an index in the field name, texts are separated by commas, and numbers
     * by spaces, as they may have commas.
     */
    private @Nullable JsonNode list(String path, Type type) {
        var list = JSON.arrayNode();
        if (type == String.class) {
            read.add(path);
            Arrays.stream(InvisibleCharacters.withoutMeaningless(typed.getOrDefault(path, ""))
                            .split(","))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .forEach(list::add);
            return list;
        }
        if (type instanceof Class<?> simple && !simple.isRecord()) {
            read.add(path);
            Arrays.stream(BETWEEN.split(InvisibleCharacters.withoutAny(typed.getOrDefault(path, ""))))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> list.add(simple(path, text, simple, Integer.MAX_VALUE)));
            return list;
        }
        var indexes = new TreeMap<Integer, String>();
        typed.keySet().stream().filter(field -> field.startsWith(path + "[")).forEach(field -> {
            var index = INDEX.matcher(field.substring(path.length()));
            if (index.matches()) {
                indexes.put(Integer.parseInt(index.group(1)), path + "[" + index.group(1) + "]");
            }
        });
        indexes.values().forEach(inside -> list.add(record(inside, (Class<?>) type)));
        return list;
    }

    private static String name(RecordComponent component) {
        return RecordSchema.of(component.getDeclaringRecord().asSubclass(Record.class))
                .jsonName(component.getName());
    }
}
