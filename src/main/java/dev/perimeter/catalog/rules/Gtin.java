package dev.perimeter.catalog.rules;

import dev.perimeter.values.canonical.CanonicalForm;
import dev.perimeter.values.canonical.VisibleOnly;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.Mod10Check;

/**
 * A Global Trade Item Number (GS1 General Specifications): 8, 12, 13 or 14 digits with a check
 * digit.
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@CanonicalForm(VisibleOnly.Form.class)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Pattern(regexp = "[0-9]{8}|[0-9]{12,14}")
@Mod10Check
public @interface Gtin {

    String message() default "{fault.gtin}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
