package dev.perimeter.orders.lines;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.values.money.Amount;
import dev.perimeter.values.money.CurrencyDecimals;
import dev.perimeter.values.money.Money;
import dev.perimeter.web.json.Constraints.DespiteFaults;
import dev.perimeter.web.json.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.groups.Default;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sold, how often, and for how much.
 *
 * @param kind a part where it is not said
 * @param unitPrice for one copy, with two decimals more than the currency at most; not above 0 for
 *     a discount, not below 0 for anything else; null where none is agreed on, which adds nothing
 * @param filamentId of parts only
 * @param partFile where the model is: a name or an address; of parts only
 */
@CoherentLine(groups = {Default.class, DespiteFaults.class})
public record LineDraft(
        @WithDefault LineKind kind,
        @Text(max = 500) String description,
        @Min(1) @Max(100_000) int quantity,
        @Money(forOne = true, negative = true) @Nullable BigDecimal unitPrice,
        @Nullable UUID filamentId,
        @Text(max = 500) @Nullable String partFile)
        implements PricedLine {

    public LineDraft {
        kind = Objects.requireNonNullElse(kind, LineKind.PART);
    }

    @Override
    public BigDecimal total(String currency) {
        return total(quantity, currency);
    }

    BigDecimal total(int copies, String currency) {
        var price = Objects.requireNonNullElse(unitPrice, BigDecimal.ZERO);
        return CurrencyDecimals.rounded(price.multiply(BigDecimal.valueOf(copies)), currency);
    }

    /** How many pieces the line has once the order is confirmed. */
    public int pieceCount() {
        return kind.isMade() ? quantity : 0;
    }

    /** The same line, with its price as the database gives it back: the same is no change. */
    public LineDraft in(String currency) {
        var price = Amount.of(unitPrice, currency);
        return new LineDraft(kind, description, quantity, price == null ? null : price.amount(), filamentId, partFile);
    }

    /** What is wrong with the price as one in the currency. */
    public Optional<FieldFault> fault(String currency) {
        return Optional.ofNullable(Amount.of(unitPrice, currency)).flatMap(Amount::faultForOne);
    }

    /** The same line, of this filament. */
    public LineDraft of(@Nullable UUID filament) {
        return new LineDraft(kind, description, quantity, unitPrice, filament, partFile);
    }
}
