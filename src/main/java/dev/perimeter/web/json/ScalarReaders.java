package dev.perimeter.web.json;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.InvisibleCharacters;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.values.WireWords.InvalidText;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Readers of single values. Types are strict: "3" is no number, 3 is no text, 1.0 is not whole. */
final class ScalarReaders {

    private static final int SHORT_LENGTH = 1000;

    private ScalarReaders() {}

    /** Text in its normal form. Blank text is null: forms send "" for an empty field. */
    static JsonReader text(AnnotatedType type) {
        var rule = type.getAnnotation(Text.class);
        var multiline = rule != null && rule.multiline();
        var isVerbatim = type.isAnnotationPresent(Verbatim.class);
        var form = CanonicalForms.of(type);
        return (json, path, faults) -> {
            if (!isText(json, path, faults)) {
                return null;
            }
            var given = json.stringValue();
            var text = isVerbatim ? verbatim(given, path, faults) : clean(given, multiline, path, faults);
            return text == null ? null : form.apply(text);
        };
    }

    /** Enums, ids and dates, which are one word each. */
    static JsonReader word(Function<String, Object> parse) {
        return (json, path, faults) -> {
            try {
                return isText(json, path, faults)
                        ? parse.apply(InvisibleCharacters.withoutAny(json.stringValue()))
                        : null;
            } catch (InvalidText e) {
                faults.invalid(path, e.fault());
                return null;
            }
        };
    }

    static JsonReader whole(long min, long max, Function<BigInteger, Object> convert) {
        return (json, path, faults) -> {
            if (!json.isIntegralNumber()) {
                faults.type(path, FieldFault.of("fault.whole"));
                return null;
            }
            var value = json.bigIntegerValue();
            if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
                faults.invalid(path, new FieldFault("fault.between", Map.of("min", min, "max", max)));
                return null;
            }
            return convert.apply(value);
        };
    }

    static @Nullable Object flag(JsonNode json, String path, Faults faults) {
        if (!json.isBoolean()) {
            faults.type(path, FieldFault.of("fault.flag"));
            return null;
        }
        return json.booleanValue();
    }

    static @Nullable BigDecimal decimal(JsonNode json, String path, Faults faults) {
        if (!json.isNumber()) {
            faults.type(path, FieldFault.of("fault.number"));
            return null;
        }
        return json.decimalValue();
    }

    /** Any JSON, as long as its texts could be stored. */
    static @Nullable Object anything(JsonNode json, String path, Faults faults) {
        var before = faults.count();
        checkTexts(json, path, faults);
        return faults.count() > before ? null : json;
    }

    private static boolean isText(JsonNode json, String path, Faults faults) {
        if (!json.isString()) {
            faults.type(path, FieldFault.of("fault.text"));
        }
        return json.isString();
    }

    private static @Nullable String clean(String given, boolean multiline, String path, Faults faults) {
        var fault = CleanText.faultOfForm(given);
        var text = fault == null ? CleanText.of(given, multiline) : null;
        if (text != null) {
            fault = CleanText.fault(text, multiline);
        }
        return refused(fault, path, faults) ? null : text;
    }

    /**
     * A password may have any character (spec 3.5), but half a surrogate pair cannot be encoded as
     * UTF-8 and hashed.
     */
    private static @Nullable String verbatim(String given, String path, Faults faults) {
        // A text as short as a password is normalized quickly, however many marks it has.
        var fault = given.length() <= SHORT_LENGTH ? null : CleanText.faultOfForm(given);
        if (fault == null && given.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            fault = FieldFault.of("fault.character.half");
        }
        return refused(fault, path, faults) ? null : Normalizer.normalize(given, Normalizer.Form.NFC);
    }

    private static boolean refused(@Nullable FieldFault fault, String path, Faults faults) {
        if (fault != null) {
            faults.invalid(path, fault);
        }
        return fault != null;
    }

    private static void checkTexts(JsonNode json, String path, Faults faults) {
        refused(json.isString() ? CleanText.fault(json.stringValue(), true) : null, path, faults);
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
}
