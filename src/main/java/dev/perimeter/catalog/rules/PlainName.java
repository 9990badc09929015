package dev.perimeter.catalog.rules;

import dev.perimeter.values.FieldFault;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that a company may write into everybody's catalog: of a product, and no notice to its
 * readers. Files that the operator imports need not keep to it; none of 27,000 entries of public
 * databases would be refused.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainName.Check.class)
public @interface PlainName {

    /**
     * Whether lists are in the order of this name: then it begins with a letter or a digit, as a
     * sign in front would put an entry before all others. It may look like a formula, though: real
     * names do, and a formula is harmless as text.
     */
    boolean ordersLists() default true;

    String message() default "{fault.name.begins}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<PlainName, String> {

        private static final Pattern ADDRESS = Pattern.compile("(?i)://|\\bwww\\.|\\S@\\S");
        /** With the code of its country: digits alone may as well be an article number. */
        private static final Pattern PHONE =
                Pattern.compile("(?<![\\p{L}\\p{Nd}])\\+\\s*\\p{Nd}[\\p{Nd}\\s()./-]{6,}\\p{Nd}");

        private boolean ordersLists;

        @Override
        public void initialize(PlainName rule) {
            ordersLists = rule.ordersLists();
        }

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            if (name != null && ADDRESS.matcher(name).find()) {
                return FieldFault.of("fault.name.address").refuse(context);
            }
            if (name != null && PHONE.matcher(name).find()) {
                return FieldFault.of("fault.name.phone").refuse(context);
            }
            return name == null || !ordersLists || mayBegin(name.codePointAt(0));
        }

        private static boolean mayBegin(int codePoint) {
            return Character.isLetterOrDigit(codePoint) || codePoint == '=';
        }
    }
}
