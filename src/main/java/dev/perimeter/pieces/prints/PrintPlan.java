package dev.perimeter.pieces.prints;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be planned of a print without moving the piece.
 *
 * @param grams of the whole print
 */
public record PrintPlan(
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal grams,

        @Min(0) @Max(100_000) @Nullable Integer minutes) {

    public PrintPlan {
        grams = SpoolUse.hundredths(grams);
    }

    /** Several spools stay as they are, where nobody names another or other grams. */
    public PrintJob onto(PrintJob before) {
        var isSameMaterial = Objects.equals(spoolId, before.spoolId()) && Objects.equals(grams, before.grams());
        if (isSameMaterial) {
            return PrintJob.of(printerId, before.spools(), before.grams(), minutes);
        }
        var spools = spoolId == null ? List.<SpoolUse>of() : List.of(new SpoolUse(spoolId, grams));
        return PrintJob.of(printerId, spools, grams, minutes);
    }
}
