package dev.perimeter.values.money;

import dev.perimeter.values.FieldFault;
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
 * An amount with at most {@value Check#DIGITS_MAX} digits before the point, and with no more
 * decimals than some currency has. Those of its own currency are checked where the currency is
 * known: see {@link Amount}.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Money.Check.class)
public @interface Money {

    /** Whether the amount may be negative. */
    boolean negative() default false;

    /** Whether it is a price for one unit, which may have more decimals (spec 11.2). */
    boolean forOne() default false;

    String message() default "{fault.money}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<Money, BigDecimal> {

        static final int DIGITS_MAX = 12;

        private boolean negative;
        private int decimalsMax;

        @Override
        public void initialize(Money rule) {
            negative = rule.negative();
            decimalsMax = CurrencyDecimals.MOST + (rule.forOne() ? CurrencyDecimals.MORE_FOR_ONE : 0);
        }

        @Override
        public boolean isValid(@Nullable BigDecimal amount, ConstraintValidatorContext context) {
            if (amount != null && amount.signum() < 0 && !negative) {
                return FieldFault.of("fault.not-negative").refuse(context);
            }
            return amount == null || fits(amount.stripTrailingZeros());
        }

        private boolean fits(BigDecimal amount) {
            return amount.scale() <= decimalsMax && amount.precision() - amount.scale() <= DIGITS_MAX;
        }
    }
}
