package dev.perimeter.orders.lines;

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
 * The fields of a line fit its kind (spec 15.3): only a discount takes off, and only what is made
 * has a filament and a model.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CoherentLine.Check.class)
@interface CoherentLine {

    String message() default "{fault.parts-only}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check, which names each field. */
    final class Check implements ConstraintValidator<CoherentLine, LineDraft> {

        @Override
        public boolean isValid(LineDraft line, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            return isPriceOfKind(line, context)
                    & isOfPart(line, line.filamentId(), "filamentId", context)
                    & isOfPart(line, line.partFile(), "partFile", context);
        }

        private static boolean isPriceOfKind(LineDraft line, ConstraintValidatorContext context) {
            var price = line.unitPrice();
            if (price == null || price.signum() == 0 || line.kind().isTakenOff() == price.signum() < 0) {
                return true;
            }
            return fault("unitPrice", line.kind().isTakenOff() ? "{fault.discount}" : "{fault.not-negative}", context);
        }

        private static boolean isOfPart(
                LineDraft line, @Nullable Object value, String field, ConstraintValidatorContext context) {
            return value == null || line.kind().isMade() || fault(field, "{fault.parts-only}", context);
        }

        private static boolean fault(String field, String reason, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(reason)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
