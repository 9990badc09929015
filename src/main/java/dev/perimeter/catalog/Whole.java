package dev.perimeter.catalog;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;

/** Can stand in the catalog as a whole: its names are names, no minimum is above its maximum, and nothing is missing that does not follow from the rest. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Whole.Check.class)
@interface Whole {

    String message() default "cannot stand in the catalog";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check. */
    final class Check implements ConstraintValidator<Whole, Stated> {

        @Override
        public boolean isValid(Stated stated, ConstraintValidatorContext context) {
            var faults = new LinkedHashMap<>(PlainNames.faults(FieldNames.asColumns((Record) stated)));
            faults.putAll(stated.entry().faults());
            context.disableDefaultConstraintViolation();
            faults.forEach((column, reason) -> context.buildConstraintViolationWithTemplate(reason)
                    .addPropertyNode(FieldNames.field(column))
                    .addConstraintViolation());
            return faults.isEmpty();
        }
    }
}
