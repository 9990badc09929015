package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a company says of a spool.
 *
 * @param lowThresholdG how many grams are left when it is time to buy more
 */
public record SpoolFacts(
        @JsonUnwrapped SpoolOrigin origin,
        Spool.Status status,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal lowThresholdG,

        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    public SpoolFacts {
        lowThresholdG = SpoolChange.hundredths(lowThresholdG);
    }

    /** The same in another state. */
    SpoolFacts in(Spool.Status state) {
        return new SpoolFacts(origin, state, lowThresholdG, notes);
    }

    SpoolFacts in(String priceCurrency) {
        return new SpoolFacts(origin.in(priceCurrency), status, lowThresholdG, notes);
    }

    /** As the column of that name is worked out. */
    boolean isLow(BigDecimal remaining) {
        return lowThresholdG != null && remaining.compareTo(lowThresholdG) <= 0 && status != Spool.Status.ARCHIVED;
    }
}
