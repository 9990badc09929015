package dev.perimeter.values.money;

import dev.perimeter.values.FieldFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount with its currency (spec 11.1). A caller may leave out the currency, and is then given
 * the one that stands for it, see {@link #in}.
 *
 * @param currency ISO 4217; null where it is not said yet
 */
public record Amount(BigDecimal amount, @Nullable String currency) {

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(Money.Check.DIGITS_MAX);

    /** Null where there is no amount: a currency alone says nothing. */
    public static @Nullable Amount of(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : new Amount(amount, currency);
    }

    /** The amount is written with the decimals of its currency, as the database gives it back. */
    public Amount {
        amount = currency == null ? amount : CurrencyDecimals.exact(amount, currency);
    }

    /** The amount in this currency, unless it has one. */
    public Amount orIn(@Nullable String other) {
        return currency == null ? new Amount(amount, other) : this;
    }

    /** The currency, once it is said. */
    public String inCurrency() {
        return Objects.requireNonNull(currency);
    }

    /** So many parts of the amount, out of so many, rounded half up to the currency. */
    public Amount share(BigDecimal parts, BigDecimal ofParts) {
        var decimals = CurrencyDecimals.of(inCurrency());
        return new Amount(amount.multiply(parts).divide(ofParts, decimals, RoundingMode.HALF_UP), currency);
    }

    /** The sum with another amount in the same currency. */
    public Amount plus(Amount other) {
        if (!inCurrency().equals(other.inCurrency())) {
            throw new IllegalArgumentException("amounts in two currencies have no sum");
        }
        return new Amount(amount.add(other.amount), currency);
    }

    /** Whether the amount is within the limit of all stored amounts. */
    public boolean isStorable() {
        return amount.compareTo(LIMIT) < 0;
    }

    /** The largest amount that can be stored in the currency. */
    public static BigDecimal max(String currency) {
        return LIMIT.subtract(BigDecimal.ONE.movePointLeft(CurrencyDecimals.of(currency)));
    }

    /** What is wrong with the decimals of the amount. */
    public Optional<FieldFault> fault() {
        return CurrencyDecimals.fit(amount, inCurrency(), 0) ? Optional.empty() : Optional.of(tooExact(0));
    }

    /** What is wrong with the decimals of the amount as a price for one unit. */
    public Optional<FieldFault> faultForOne() {
        var more = CurrencyDecimals.MORE_FOR_ONE;
        return CurrencyDecimals.fit(amount, inCurrency(), more) ? Optional.empty() : Optional.of(tooExact(more));
    }

    private FieldFault tooExact(int more) {
        var max = CurrencyDecimals.of(inCurrency()) + more;
        return max == 0
                ? FieldFault.of("fault.decimals.none", "currency", inCurrency())
                : new FieldFault("fault.decimals", Map.of("currency", inCurrency(), "max", max));
    }
}
