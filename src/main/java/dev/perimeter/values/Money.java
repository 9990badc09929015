package dev.perimeter.values;

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
 * An amount with at most {@value Check#DIGITS_MAX} digits before the point and two after it, as in
 * numeric(14,2).
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Money.Check.class)
public @interface Money {

    /** Whether the amount may be negative. */
    boolean negative() default false;

    String message() default "{fault.money}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<Money, BigDecimal> {

        static final int DIGITS_MAX = 12;
        private static final int DECIMALS_MAX = 2;

        private boolean negative;

        @Override
        public void initialize(Money rule) {
            negative = rule.negative();
        }

        @Override
        public boolean isValid(@Nullable BigDecimal amount, ConstraintValidatorContext context) {
            if (amount != null && amount.signum() < 0 && !negative) {
                return FieldFault.of("fault.not-negative").refuse(context);
            }
            return amount == null || fits(amount.stripTrailingZeros());
        }

        private static boolean fits(BigDecimal amount) {
            return amount.scale() <= DECIMALS_MAX && amount.precision() - amount.scale() <= DIGITS_MAX;
        }
    }
}
