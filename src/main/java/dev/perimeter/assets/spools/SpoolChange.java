package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.Spool.SpoolWeight;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Revision;
import dev.perimeter.values.canonical.SearchKey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set of a spool that is there: what it weighs is none of it, that takes an
 * event.
 */
public record SpoolChange(
        UUID filamentId,

        @DecimalMin("0") @DecimalMax("5000") @Nullable BigDecimal tareWeightG,

        @JsonUnwrapped SpoolFacts facts) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    public SpoolChange {
        tareWeightG = hundredths(tareWeightG);
    }

    SpoolChange in(String priceCurrency) {
        return new SpoolChange(filamentId, tareWeightG, facts.in(priceCurrency));
    }

    /** A new spool of that filament, or the same one after a change; on it are so many grams. */
    Spool as(UUID id, int number, CatalogFilament filament, BigDecimal net, BigDecimal remaining, Revision revision) {
        var weight = new SpoolWeight(net, tareWeightG, remaining, facts.isLow(remaining));
        return new Spool(id, number, filament, weight, facts, revision);
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = RecordParameters.of(company, id, this);
        parameters.put("searchText", searchText());
        return parameters;
    }

    /** A weight as it is kept: to 0.01 g, rounded half up (spec 11.3). */
    public static @Nullable BigDecimal hundredths(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.setScale(2, RoundingMode.HALF_UP);
    }

    private String searchText() {
        var origin = facts.origin();
        return Stream.of(origin.lot(), origin.supplier(), origin.location())
                .filter(text -> text != null)
                .map(SearchKey::of)
                .collect(Collectors.joining(" "));
    }
}
