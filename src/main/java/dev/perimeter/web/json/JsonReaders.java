package dev.perimeter.web.json;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.InvalidText;
import dev.perimeter.values.WireWords;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reader of each type that a draft may have. Types are strict: "3" is no number, 3 no text, 1.0 not whole. */
public final class JsonReaders {

    private JsonReaders() {}

    static JsonReader of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType generic
                && annotated.getType() instanceof ParameterizedType type) {
            var parts = generic.getAnnotatedActualTypeArguments();
            if (type.getRawType() == List.class) {
                return new ListReader(of(parts[0]));
            }
            if (type.getRawType() == Map.class && parts[0].getType() == String.class) {
                return new MapReader(of(parts[1]));
            }
        }
        if (annotated.getType() instanceof Class<?> type) {
            return type == String.class ? TextReader.of(annotated) : of(type);
        }
        throw unsupported(annotated);
    }

    private static JsonReader of(Class<?> type) {
        if (type.isRecord()) {
            // Looked up when it is needed: a record may hold others of its own kind.
            return (json, path, faults) ->
                    RecordSchema.of(type.asSubclass(Record.class)).read(json, path, faults);
        }
        if (type.isEnum()) {
            return text(WireWords.of(type)::parse);
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValueExact);
            case "long", "java.lang.Long" -> whole(Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValueExact);
            case "boolean", "java.lang.Boolean" -> JsonReaders::flag;
            case "java.math.BigDecimal" -> JsonReaders::decimal;
            case "java.util.UUID" -> text(WireWords::uuid);
            case "java.time.LocalDate" -> text(WireWords::date);
            case "tools.jackson.databind.JsonNode" -> JsonReaders::anything;
            default -> throw new IllegalStateException("A body cannot have a " + type);
        };
    }

    private static JsonReader text(Function<String, Object> parse) {
        return (json, path, faults) -> {
            if (!json.isString()) {
                faults.type(path, "must be text");
                return null;
            }
            try {
                return parse.apply(json.stringValue());
            } catch (InvalidText e) {
                faults.invalid(path, e.reason());
                return null;
            }
        };
    }

    private static JsonReader whole(long least, long most, Function<BigInteger, Object> convert) {
        return (json, path, faults) -> {
            if (!json.isIntegralNumber()) {
                faults.type(path, "must be a whole number");
                return null;
            }
            var value = json.bigIntegerValue();
            if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
                faults.invalid(path, "must be between %d and %d".formatted(least, most));
                return null;
            }
            return convert.apply(value);
        };
    }

    private static @Nullable Object flag(JsonNode json, String path, Faults faults) {
        if (!json.isBoolean()) {
            faults.type(path, "must be true or false");
            return null;
        }
        return json.booleanValue();
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String path, Faults faults) {
        if (!json.isNumber()) {
            faults.type(path, "must be a number");
            return null;
        }
        return json.decimalValue();
    }

    /** Any JSON, as long as its texts could be kept. */
    private static @Nullable Object anything(JsonNode json, String path, Faults faults) {
        var before = faults.count();
        checkTexts(json, path, faults);
        return faults.count() > before ? null : json;
    }

    private static void checkTexts(JsonNode json, String path, Faults faults) {
        var fault = json.isString() ? CleanText.fault(json.stringValue(), true) : null;
        if (fault != null) {
            faults.invalid(path, fault);
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            checkTexts(json.get(i), path + "[" + i + "]", faults);
        }
        for (var property : json.properties()) {
            var name = Faults.shown(property.getKey());
            if (!name.equals(property.getKey())) {
                faults.unknown(RecordSchema.inside(path, name));
            }
            checkTexts(property.getValue(), RecordSchema.inside(path, name), faults);
        }
    }

    private static IllegalStateException unsupported(AnnotatedType type) {
        return new IllegalStateException("A body cannot have a " + type);
    }
}
