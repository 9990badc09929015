package dev.perimeter.orders;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.values.money.Amount;
import dev.perimeter.values.money.CurrencyDecimals;
import dev.perimeter.values.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be printed, how often, and for how much.
 *
 * @param unitPrice for one copy, with two decimals more than the currency at most; null where none
 *     is agreed on, which adds nothing to the total
 * @param partFile where the model is: a name or an address
 */
public record LineDraft(
        @Text(max = 500) String description,
        @Min(1) @Max(1000) int quantity,
        @Money(forOne = true) @Nullable BigDecimal unitPrice,
        @Nullable UUID filamentId,
        @Text(max = 500) @Nullable String partFile) {

    /** Rounded half up to the currency (spec 11.2). */
    BigDecimal total(String currency) {
        var price = Objects.requireNonNullElse(unitPrice, BigDecimal.ZERO);
        return CurrencyDecimals.rounded(price.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    /** The same line, with its price as the database gives it back: the same is no change. */
    LineDraft in(String currency) {
        var price = Amount.of(unitPrice, currency);
        return new LineDraft(description, quantity, price == null ? null : price.amount(), filamentId, partFile);
    }

    /** What is wrong with the price as one in the currency. */
    Optional<FieldFault> fault(String currency) {
        return Optional.ofNullable(Amount.of(unitPrice, currency)).flatMap(Amount::faultForOne);
    }

    /** The same line, of this filament. */
    LineDraft of(@Nullable UUID filament) {
        return new LineDraft(description, quantity, unitPrice, filament, partFile);
    }
}
