package dev.perimeter.web.json;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.WireWords;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reader of each type that a draft may have: records, lists, maps, and the scalar types. */
final class JsonReaders {

    private JsonReaders() {}

    static JsonReader of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic
                && annotated.getType() instanceof ParameterizedType type) {
            var parts = generic.getAnnotatedActualTypeArguments();
            if (type.getRawType() == List.class) {
                return list(of(parts[0]));
            }
            if (type.getRawType() == Map.class && parts[0].getType() == String.class) {
                return map(of(parts[1]));
            }
        }
        if (annotated.getType() instanceof Class<?> type) {
            return type == String.class ? ScalarReaders.text(annotated) : of(type);
        }
        throw new IllegalStateException("A body cannot have a " + annotated);
    }

    private static JsonReader of(Class<?> type) {
        if (type.isRecord()) {
            // The schema is looked up when it is needed: a record may hold others of its own kind.
            return (json, path, faults) ->
                    RecordSchema.of(type.asSubclass(Record.class)).read(json, path, faults);
        }
        if (type.isEnum()) {
            return ScalarReaders.word(WireWords.of(type)::parse);
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer" ->
                ScalarReaders.whole(Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValueExact);
            case "long", "java.lang.Long" ->
                ScalarReaders.whole(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValueExact);
            case "boolean", "java.lang.Boolean" -> ScalarReaders::flag;
            case "java.math.BigDecimal" -> ScalarReaders::decimal;
            case "java.util.UUID" -> ScalarReaders.word(WireWords::uuid);
            case "java.time.LocalDate" -> ScalarReaders.word(WireWords::date);
            case "tools.jackson.databind.JsonNode" -> ScalarReaders::anything;
            default -> throw new IllegalStateException("A body cannot have a " + type);
        };
    }

    /** A list, none of whose elements may be missing. */
    private static JsonReader list(JsonReader elements) {
        return (json, path, faults) -> {
            if (!json.isArray()) {
                faults.type(path, FieldFault.of("fault.list"));
                return null;
            }
            var before = faults.count();
            var list = new ArrayList<Object>(json.size());
            for (int i = 0; i < json.size(); i++) {
                var value = readGiven(elements, json.get(i), path + "[" + i + "]", faults);
                if (value != null) {
                    list.add(value);
                }
            }
            return faults.count() > before ? null : List.copyOf(list);
        };
    }

    /** A map of values by names that the handler judges. None of the values may be missing. */
    private static JsonReader map(JsonReader values) {
        return (json, path, faults) -> {
            if (!json.isObject()) {
                faults.type(path, FieldFault.of("fault.object"));
                return null;
            }
            var before = faults.count();
            var map = new LinkedHashMap<String, Object>();
            for (var property : json.properties()) {
                var name = Faults.shown(property.getKey());
                var inside = RecordSchema.inside(path, name);
                if (!name.equals(property.getKey())) {
                    faults.unknown(inside);
                    continue;
                }
                var value = readGiven(values, property.getValue(), inside, faults);
                if (value != null) {
                    map.put(name, value);
                }
            }
            return faults.count() > before ? null : Collections.unmodifiableMap(map);
        };
    }

    /** Null and blank text are faults here: an element without a value has no meaning. */
    private static @Nullable Object readGiven(JsonReader reader, JsonNode json, String path, Faults faults) {
        var before = faults.count();
        var value = json.isNull() ? null : reader.read(json, path, faults);
        if (value == null && faults.count() == before) {
            faults.invalid(path, FieldFault.REQUIRED);
        }
        return value;
    }
}
