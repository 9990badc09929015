package dev.perimeter.values;

import dev.perimeter.values.canonical.SearchKey;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text of a length, counted in code points. The readers of bodies and of query parameters look at
 * its characters: it is one line without control characters unless it is {@link #multiline}.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Check.class)
public @interface Text {

    int min() default 1;

    int max();

    /** Whether line ends and tabs are allowed. Every line end is read as \n. */
    boolean multiline() default false;

    /**
     * Whether the text must be given. In null-marked code, all that is not {@code @Nullable} is
     * required anyway.
     */
    boolean required() default false;

    String message() default "{fault.does-not-fit}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check. Null passes unless the text is required. */
    final class Check implements ConstraintValidator<Text, String> {

        private static final int KEY_GROWTH_MAX = 2;

        private @Nullable Text rule;

        @Override
        public void initialize(Text rule) {
            this.rule = rule;
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            var fault = fault(text);
            return fault == null || fault.refuse(context);
        }

        @Nullable
        public FieldFault fault(@Nullable String text) {
            if (rule == null) {
                throw new IllegalStateException("The check was not told its rule");
            }
            if (text == null) {
                return rule.required() ? FieldFault.REQUIRED : null;
            }
            var length = text.codePointCount(0, text.length());
            if (length < rule.min()) {
                return rule.min() == 1
                        ? FieldFault.of("fault.character.min")
                        : FieldFault.of("fault.characters.min", "min", rule.min());
            }
            if (length > rule.max()) {
                return rule.max() == 1
                        ? FieldFault.of("fault.character.max")
                        : FieldFault.of("fault.characters.max", "max", rule.max());
            }
            // A single character can fold into a whole phrase (U+FDFA into eighteen letters), and
            // the folded text must fit into an index.
            if (!rule.multiline() && SearchKey.of(text).length() > KEY_GROWTH_MAX * Math.max(rule.max(), length)) {
                return FieldFault.of("fault.characters.several");
            }
            return null;
        }
    }
}
