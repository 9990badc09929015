package dev.perimeter.pieces;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and of what a piece is printed, as far as it is known.
 *
 * @param grams expected until the print ends, used from then on
 */
public record PrintJob(
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal grams,

        @Min(0) @Max(100_000) @Nullable Integer minutes) {

    static final PrintJob UNKNOWN = new PrintJob(null, null, null, null);

    /** Weights are kept to hundredths of a gram, rounded half up (spec 11.3): 42.5 is 42.50. */
    public PrintJob {
        grams = grams == null ? null : grams.setScale(2, RoundingMode.HALF_UP);
    }

    /** What the other one says takes the place of what was known. */
    PrintJob with(PrintJob said) {
        return new PrintJob(
                said.printerId == null ? printerId : said.printerId,
                said.spoolId == null ? spoolId : said.spoolId,
                said.grams == null ? grams : said.grams,
                said.minutes == null ? minutes : said.minutes);
    }

    /** Minutes may be corrected at any time. */
    boolean differsInMaterial(PrintJob other) {
        return !Objects.equals(spoolId, other.spoolId) || !Objects.equals(grams, other.grams);
    }
}
