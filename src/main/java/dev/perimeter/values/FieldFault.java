package dev.perimeter.values;

import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * What is wrong with a value, as a code and its arguments. The English text of each code stands in
 * {@code messages/faults.properties}, the German one beside it. No text repeats what was sent.
 *
 * @param code the key of the text, such as {@code fault.required}
 * @param arguments the values for the names in the text, such as {@code {max}}
 */
public record FieldFault(String code, Map<String, Object> arguments) {

    public static final FieldFault REQUIRED = of("fault.required");
    public static final FieldFault UNKNOWN = of("fault.unknown");

    private static final String TEXTS = "messages.faults";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    public static FieldFault of(String code) {
        return new FieldFault(code, Map.of());
    }

    public static FieldFault of(String code, String argument, Object value) {
        return new FieldFault(code, Map.of(argument, value));
    }

    /** The text for programs, which are told everything in English. */
    public String english() {
        return text(Locale.ROOT);
    }

    public String text(Locale language) {
        var texts = ResourceBundle.getBundle(
                TEXTS, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var text = texts.containsKey(code) ? texts.getString(code) : code;
        return ARGUMENT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(argument(found.group(1))));
    }

    /**
     * Reports this fault in place of the constraint's own message.
     *
     * @return false, which is what the constraint then answers
     */
    public boolean refuse(ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        context.unwrap(HibernateConstraintValidatorContext.class)
                .withDynamicPayload(this)
                .buildConstraintViolationWithTemplate("{" + code + "}")
                .addConstraintViolation();
        return false;
    }

    private String argument(String name) {
        var value = arguments.get(name);
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
