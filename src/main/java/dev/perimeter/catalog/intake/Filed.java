package dev.perimeter.catalog.intake;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps to the rule that the catalog's files have for the field of that name. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Filed.Check.class)
public @interface Filed {

    String value();

    String message() default "cannot stand in the catalog";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes: what is required is for the draft to say. */
    final class Check implements ConstraintValidator<Filed, Object> {

        private String field = "";

        @Override
        public void initialize(Filed rule) {
            field = rule.value();
        }

        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            var fault = value == null
                    ? ""
                    : Entry.faultOf(field, JsonMapper.shared().valueToTree(value));
            if (!fault.isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            }
            return fault.isEmpty();
        }
    }
}
