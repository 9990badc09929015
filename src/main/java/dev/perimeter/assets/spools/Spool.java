package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spool of the company's. Weights in grams, with two decimals; the price is in the company's
 * currency.
 *
 * @param number consecutive within the company, from 1
 */
public record Spool(
        UUID id,
        int number,
        @JsonUnwrapped CatalogFilament filament,
        @JsonUnwrapped SpoolWeight weight,
        @JsonUnwrapped SpoolOrigin origin,
        Status status,
        @Nullable BigDecimal lowThresholdG,
        @Nullable String notes,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    public enum Status {
        SEALED,
        IN_USE,
        EMPTY,
        DRYING,
        DAMAGED,
        ARCHIVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        return new SpoolChange(filament.filamentId(), weight.tareWeightG(), origin, status, lowThresholdG, notes);
    }

    /** The same spool, a version later, with so much on it. */
    public Spool with(BigDecimal remaining, Status state, Instant now) {
        var left = new SpoolWeight(
                weight.netWeightG(), weight.tareWeightG(), remaining, isLow(remaining, lowThresholdG, state));
        return new Spool(id, number, filament, left, origin, state, lowThresholdG, notes, revision.next(now));
    }

    /** As the column of that name is worked out. */
    static boolean isLow(BigDecimal remaining, @Nullable BigDecimal threshold, Status status) {
        return threshold != null && remaining.compareTo(threshold) <= 0 && status != Status.ARCHIVED;
    }
}
