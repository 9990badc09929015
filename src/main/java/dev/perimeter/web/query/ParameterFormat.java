package dev.perimeter.web.query;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.InvisibleCharacters;
import dev.perimeter.values.Text;
import dev.perimeter.values.WireWords;
import dev.perimeter.values.WireWords.InvalidText;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * Checks that a parameter has the one form of its type. Spring's own conversion takes many: 0x10,
 * yes, 1-1-1-1-1.
 */
final class ParameterFormat {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final Pattern FLAG = Pattern.compile("true|false");

    private ParameterFormat() {}

    /** The fault of a value, if it has one. */
    static Optional<FieldFault> check(String text, MethodParameter parameter) {
        return Stream.of(
                        CleanText.fault(InvisibleCharacters.withoutMeaningless(text), false),
                        faultOfLength(text, parameter.getParameterAnnotation(Text.class)),
                        fault(text, typeOf(parameter)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable FieldFault faultOfLength(String text, @Nullable Text rule) {
        if (rule == null) {
            return null;
        }
        var check = new Text.Check();
        check.initialize(rule);
        return check.fault(text);
    }

    /** The type of the parameter, or of its elements where it may come several times. */
    private static Class<?> typeOf(MethodParameter parameter) {
        return Collection.class.isAssignableFrom(parameter.getParameterType())
                ? ResolvableType.forMethodParameter(parameter)
                        .asCollection()
                        .getGeneric(0)
                        .toClass()
                : parameter.getParameterType();
    }

    private static @Nullable FieldFault fault(String text, Class<?> type) {
        if (type.isEnum()) {
            return refusal(WireWords.of(type)::parse, text);
        }
        if (type == UUID.class) {
            return refusal(WireWords::uuid, text);
        }
        if (type == LocalDate.class) {
            return refusal(WireWords::date, text);
        }
        return switch (type.getName()) {
            case "int", "java.lang.Integer", "long", "java.lang.Long" -> refusal(WHOLE, text, "fault.whole");
            case "java.math.BigDecimal" -> refusal(DECIMAL, text, "fault.number");
            case "boolean", "java.lang.Boolean" -> refusal(FLAG, text, "fault.flag");
            default -> null;
        };
    }

    private static @Nullable FieldFault refusal(Pattern form, String text, String code) {
        return form.matcher(text).matches() ? null : FieldFault.of(code);
    }

    private static @Nullable FieldFault refusal(Consumer<String> parse, String text) {
        try {
            parse.accept(text);
            return null;
        } catch (InvalidText e) {
            return e.fault();
        }
    }
}
