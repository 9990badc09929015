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
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One of a few words. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneOf.Check.class)
public @interface OneOf {

    String[] value();

    String message() default "{fault.one-of}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<OneOf, String> {

        private SortedSet<String> words = new TreeSet<>();

        @Override
        public void initialize(OneOf rule) {
            words = new TreeSet<>(List.of(rule.value()));
        }

        @Override
        public boolean isValid(@Nullable String word, ConstraintValidatorContext context) {
            return word == null
                    || words.contains(word)
                    || FieldFault.of("fault.one-of", "words", String.join(", ", words))
                            .refuse(context);
        }
    }
}
