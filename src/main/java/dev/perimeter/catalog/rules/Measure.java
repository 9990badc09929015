package dev.perimeter.catalog.rules;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number within limits, both included. Binary fractions have up to 17 digits; what is written at
 * far greater length is no measurement.
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@DecimalMin("0")
@DecimalMax("0")
@Digits(integer = 30, fraction = 30)
public @interface Measure {

    @OverridesAttribute(constraint = DecimalMin.class, name = "value")
    String min();

    @OverridesAttribute(constraint = DecimalMax.class, name = "value")
    String max();

    String message() default "{fault.range}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
