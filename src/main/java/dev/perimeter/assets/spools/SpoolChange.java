package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.Spool.SpoolWeight;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Revision;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set of a spool that is there: what is left on it is none of it, that takes an
 * event.
 *
 * @param netWeightG grams that were on it when it was new; what is left follows (spec 12.9)
 */
public record SpoolChange(
        UUID filamentId,

        @DecimalMin("1") @DecimalMax("50000") BigDecimal netWeightG,

        @DecimalMin("0") @DecimalMax("5000") @Nullable BigDecimal tareWeightG,

        @JsonUnwrapped SpoolFacts facts) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    public SpoolChange {
        netWeightG = Objects.requireNonNull(hundredths(netWeightG));
        tareWeightG = hundredths(tareWeightG);
    }

    SpoolChange in(String priceCurrency) {
        return new SpoolChange(filamentId, netWeightG, tareWeightG, facts.in(priceCurrency));
    }

    SpoolChange withTare(BigDecimal tare) {
        return new SpoolChange(filamentId, netWeightG, tare, facts);
    }

    /**
     * A new spool of that filament, or the same one after a change; on it are so many grams, and
     * whether that is low is not judged.
     */
    Spool as(UUID id, int number, CatalogFilament filament, BigDecimal remaining, Revision revision) {
        var weight = new SpoolWeight(netWeightG, tareWeightG, remaining, false);
        return new Spool(id, number, filament, weight, facts, revision);
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = RecordParameters.of(company, id, this);
        parameters.put("searchText", facts.origin().searchText());
        return parameters;
    }

    /** A weight as it is kept: to 0.01 g, rounded half up (spec 11.3). */
    public static @Nullable BigDecimal hundredths(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.setScale(2, RoundingMode.HALF_UP);
    }
}
