package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.assets.stock.OtherSpools;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
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
@Audited(RecordType.SPOOL)
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

        /** Whether something can be printed from it. */
        boolean isUsable() {
            return this == SEALED || this == IN_USE || this == DRYING;
        }
    }

    /**
     * Weights in grams.
     *
     * @param remainingG the net weight and all events since
     * @param low whether it is usable, and its filament is low over all its spools (spec 12.9)
     */
    public record SpoolWeight(
            BigDecimal netWeightG, @Nullable BigDecimal tareWeightG, BigDecimal remainingG, boolean low) {}

    /** What of it a caller may set. */
    public SpoolChange change() {
        return new SpoolChange(filament.filamentId(), weight.netWeightG(), weight.tareWeightG(), facts);
    }

    /** The same spool, a version later, with so much on it; whether that is low is not judged. */
    public Spool with(BigDecimal remaining, Status state, Instant now) {
        var left = new SpoolWeight(weight.netWeightG(), weight.tareWeightG(), remaining, weight.low());
        return new Spool(id, number, filament, left, facts.in(state), revision.next(now));
    }

    /** The same spool, judged by what else there is of its filament. */
    public Spool judgedBeside(OtherSpools others) {
        var usable = facts.status().isUsable() ? weight.remainingG() : BigDecimal.ZERO;
        var threshold = facts.status() == Status.ARCHIVED ? null : facts.lowThresholdG();
        return judged(facts.status().isUsable() && others.isLowWith(usable, threshold));
    }

    /** For the trail: what is low follows from all spools of a filament, and changes with none. */
    public Spool unjudged() {
        return judged(false);
    }

    private Spool judged(boolean low) {
        var judged = new SpoolWeight(weight.netWeightG(), weight.tareWeightG(), weight.remainingG(), low);
        return new Spool(id, number, filament, judged, facts, revision);
    }
}
