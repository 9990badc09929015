package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.materials.Density;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * No minimum is above its maximum, and the density is given where it does not follow from the
 * material. Half a range is allowed.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CoherentFilament.Check.class)
@interface CoherentFilament {

    String message() default "{fault.above}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check. Of a row of a file it also sees what is wrong or missing, as null. */
    final class Check implements ConstraintValidator<CoherentFilament, FilamentDraft> {

        @Override
        public boolean isValid(FilamentDraft draft, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            return isOrdered(draft.extruderTempMinC(), draft.extruderTempMaxC(), "extruderTemp", context)
                    & isOrdered(draft.bedTempMinC(), draft.bedTempMaxC(), "bedTemp", context)
                    & isDensityKnown(draft, context);
        }

        private static boolean isOrdered(
                @Nullable BigDecimal min, @Nullable BigDecimal max, String range, ConstraintValidatorContext context) {
            var isOrdered = min == null || max == null || min.compareTo(max) <= 0;
            return isOrdered || fault(range + "MinC", "{fault.above}", context);
        }

        private static boolean isDensityKnown(FilamentDraft draft, ConstraintValidatorContext context) {
            @Nullable String material = draft.material();
            return material == null
                    || draft.densityGCm3() != null
                    || Density.of(material).isPresent()
                    || fault("densityGCm3", "{fault.required}", context);
        }

        private static boolean fault(String field, String reason, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(reason)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
