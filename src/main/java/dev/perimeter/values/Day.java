package dev.perimeter.values;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day in the years that a business may mean. Another year is a typing error. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Day.Check.class)
public @interface Day {

    /** The first year that is allowed. */
    int from();

    String message() default "{fault.years}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<Day, LocalDate> {

        private static final int YEAR_MAX = 2999;

        private int from;

        @Override
        public void initialize(Day rule) {
            from = rule.from();
        }

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || day.getYear() >= from && day.getYear() <= YEAR_MAX;
        }
    }
}
