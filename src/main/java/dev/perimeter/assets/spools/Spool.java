package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import dev.perimeter.values.WireWord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spool of the company's. Weights in grams, with two decimals.
 *
 * @param number consecutive within the company, from 1
 */
public record Spool(
        UUID id,
        int number,
        @JsonUnwrapped CatalogFilament filament,
        @JsonUnwrapped SpoolWeight weight,
        @JsonUnwrapped SpoolFacts facts,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    public enum Status implements WireWord {
        SEALED,
        IN_USE,
        EMPTY,
        DRYING,
        DAMAGED,
        ARCHIVED;
    }

    /**
     * Weights in grams.
     *
     * @param remainingG the net weight and all events since
     * @param low whether it is time to buy more
     */
    public record SpoolWeight(
            BigDecimal netWeightG, @Nullable BigDecimal tareWeightG, BigDecimal remainingG, boolean low) {}

    /** What of it a caller may set. */
    SpoolChange change() {
        return new SpoolChange(filament.filamentId(), weight.tareWeightG(), facts);
    }

    /** The same spool, a version later, with so much on it. */
    public Spool with(BigDecimal remaining, Status state, Instant now) {
        var then = facts.in(state);
        var left = new SpoolWeight(weight.netWeightG(), weight.tareWeightG(), remaining, then.isLow(remaining));
        return new Spool(id, number, filament, left, then, revision.next(now));
    }
}
