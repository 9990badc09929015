package dev.perimeter.values.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * How many decimals amounts have (spec 11.2). The figures are those of ISO 4217, as {@link
 * Currency} knows them. No other class asks it for them.
 */
public final class CurrencyDecimals {

    /** A price for one unit may have so many decimals more than its currency. */
    public static final int MORE_FOR_ONE = 2;

    /** The most decimals that any currency has. */
    static final int MOST = Currency.getAvailableCurrencies().stream()
            .mapToInt(Currency::getDefaultFractionDigits)
            .max()
            .orElseThrow();

    private CurrencyDecimals() {}

    /**
     * The decimals of an amount in the currency. ISO 4217 gives none to metals, funds and test
     * codes, for which {@link Currency} answers -1: nobody can choose one here.
     *
     * @param currency ISO 4217
     */
    public static int of(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Whether the amount is exact with the decimals of the currency and so many more. */
    static boolean fit(BigDecimal amount, String currency, int more) {
        return amount.stripTrailingZeros().scale() <= of(currency) + more;
    }

    /** The amount with the decimals of the currency, rounded half up. */
    public static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(of(currency), RoundingMode.HALF_UP);
    }

    /** The same amount with the decimals of the currency, and with more where it needs them. */
    public static BigDecimal exact(BigDecimal amount, String currency) {
        var needed = amount.stripTrailingZeros().scale();
        return amount.setScale(Math.max(of(currency), needed), RoundingMode.UNNECESSARY);
    }
}
