package dev.perimeter.catalog.rules;

import dev.perimeter.values.canonical.CanonicalForm;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The code of a color: six hexadecimal digits in upper case, or eight with opacity. It may be
 * written without {@code #}, in lower case, and short, with one digit for two equal ones as in CSS
 * (spec 11.5).
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@CanonicalForm(ColorCode.Form.class)
@ReportAsSingleViolation
@Pattern(regexp = "#[0-9A-F]{6}([0-9A-F]{2})?")
public @interface ColorCode {

    String message() default "{fault.color.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Makes {@code #FF0000} of {@code f00}, {@code #F00}, {@code ff0000} and the like. */
    final class Form implements UnaryOperator<String> {

        private static final java.util.regex.Pattern SHORT =
                java.util.regex.Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{4})");

        private static final java.util.regex.Pattern LONG =
                java.util.regex.Pattern.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

        private static final java.util.regex.Pattern DIGIT = java.util.regex.Pattern.compile(".");

        /** Whether it is a code with all its digits. */
        public static boolean isLong(String typed) {
            return LONG.matcher(typed).matches();
        }

        @Override
        public String apply(String typed) {
            if (!isLong(typed) && !SHORT.matcher(typed).matches()) {
                return typed;
            }
            var digits = typed.startsWith("#") ? typed.substring(1) : typed;
            var all = isLong(typed) ? digits : DIGIT.matcher(digits).replaceAll("$0$0");
            return "#" + all.toUpperCase(Locale.ROOT);
        }
    }
}
