package dev.perimeter.pieces.prints;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a print takes from one spool.
 *
 * @param grams expected until the print ends, used from then on; null while nobody said
 */
public record SpoolUse(
        UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal grams) {

    /** Weights are kept to hundredths of a gram, rounded half up (spec 11.3): 42.5 is 42.50. */
    public SpoolUse {
        grams = hundredths(grams);
    }

    static @Nullable BigDecimal hundredths(@Nullable BigDecimal grams) {
        return grams == null ? null : grams.setScale(2, RoundingMode.HALF_UP);
    }
}
