package dev.perimeter.values;

import dev.perimeter.values.canonical.CanonicalForm;
import dev.perimeter.values.canonical.VisibleOnly;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A region of the time zone database as {@code Area/City}, or {@code UTC}. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@CanonicalForm(VisibleOnly.Form.class)
@Constraint(validatedBy = ZoneName.Check.class)
public @interface ZoneName {

    String message() default "{fault.zone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<ZoneName, String> {

        /**
         * The known regions, without offsets in disguise (Etc/GMT+5), rules of old systems
         * (SystemV/PST8) and short names (EST5EDT).
         */
        private static final Set<String> REGIONS = ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/")))
                .collect(Collectors.toUnmodifiableSet());

        /** All zones in alphabetical order, for a list to choose from. */
        public static List<String> zones() {
            return REGIONS.stream().sorted().toList();
        }

        @Override
        public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
            return zone == null || REGIONS.contains(zone);
        }
    }
}
