package dev.perimeter.values.money;

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
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An active national currency of ISO 4217, in upper case. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@CanonicalForm(VisibleOnly.Form.class)
@Constraint(validatedBy = CurrencyCode.Check.class)
public @interface CurrencyCode {

    String message() default "{fault.currency}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<CurrencyCode, String> {

        /**
         * The currencies that some country uses today. {@link Currency#getAvailableCurrencies()}
         * would add withdrawn ones, metals, funds and test codes (DEM, XAU, CHE, XTS). Currencies
         * of unions (XOF, XCD, XPF) are here through their members.
         */
        private static final Set<String> ACTIVE = Arrays.stream(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        /** All codes in alphabetical order, for a list to choose from. */
        public static List<String> codes() {
            return ACTIVE.stream().sorted().toList();
        }

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || ACTIVE.contains(code);
        }
    }
}
