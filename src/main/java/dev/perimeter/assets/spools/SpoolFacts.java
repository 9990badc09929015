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
 * @param lowThresholdG at how many grams of its filament it is time to buy more, while the
 *     filament has no threshold of its own (spec 12.9)
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
}
