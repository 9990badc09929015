package dev.perimeter.catalog.rules;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The code of a color: six hexadecimal digits in upper case, or eight with opacity. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "#[0-9A-F]{6}([0-9A-F]{2})?")
public @interface ColorCode {

    String message() default "{fault.color.form}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
