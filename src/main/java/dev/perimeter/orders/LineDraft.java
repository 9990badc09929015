package dev.perimeter.orders;

import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be printed, how often, and for how much.
 *
 * @param unitPrice for one copy; null where none is agreed on, which adds nothing to the total
 * @param partFile where the model is: a name or an address
 */
public record LineDraft(
        @Text(max = 500) String description,
        @Min(1) @Max(1000) int quantity,
        @Money @Nullable BigDecimal unitPrice,
        @Nullable UUID filamentId,
        @Text(max = 500) @Nullable String partFile) {

    public LineDraft {
        unitPrice = unitPrice == null ? null : unitPrice.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Exact: a price has two decimals, and so has its multiple. */
    BigDecimal total() {
        return Objects.requireNonNullElse(unitPrice, new BigDecimal("0.00")).multiply(BigDecimal.valueOf(quantity));
    }

    /** The same line, of this filament. */
    LineDraft of(@Nullable UUID filament) {
        return new LineDraft(description, quantity, unitPrice, filament, partFile);
    }
}
