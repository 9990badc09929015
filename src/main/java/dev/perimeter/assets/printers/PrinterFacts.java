package dev.perimeter.assets.printers;

import dev.perimeter.values.Day;
import dev.perimeter.values.Text;
import dev.perimeter.values.money.Amount;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a company may say of a printer, and need not.
 *
 * @param currency of the price; null where there is no price, or the company's is meant
 */
record PrinterFacts(
        @DecimalMin("0.05") @DecimalMax("5") @Digits(integer = 1, fraction = 3) @Nullable
        BigDecimal nozzleDiameterMm,

        @Text(max = 200) @Nullable String location,
        @Day(from = 1980) @Nullable LocalDate purchasedOn,
        @Money @Nullable BigDecimal purchasePrice,
        @CurrencyCode @Nullable String currency,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    PrinterFacts {
        nozzleDiameterMm = nozzleDiameterMm == null ? null : nozzleDiameterMm.stripTrailingZeros();
        var amount = Amount.of(purchasePrice, currency);
        purchasePrice = amount == null ? null : amount.amount();
        currency = amount == null ? null : amount.currency();
    }

    @Nullable
    Amount amount() {
        return Amount.of(purchasePrice, currency);
    }

    PrinterFacts in(String priceCurrency) {
        return new PrinterFacts(nozzleDiameterMm, location, purchasedOn, purchasePrice, priceCurrency, notes);
    }
}
