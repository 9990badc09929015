package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.perimeter.pieces.prints.PrintJob;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.values.WireWord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a piece that can be taken back (spec 12.1).
 *
 * @param act the request that made it
 * @param before what was there before, as JSON
 */
public record PieceStep(
        UUID pieceId,
        UUID moveId,
        StepKind kind,
        @Nullable UUID act,
        PieceState fromStatus,
        PieceState toStatus,
        String before,
        Instant at) {

    /** What a step is. */
    public enum StepKind implements WireWord {
        MOVED,
        /** What the print used was put right. */
        CORRECTED,
        /** It was made in the place of another. */
        REMADE,
        /** Nobody will make it: its order was closed short. */
        WITHDRAWN,
        UNDONE
    }

    /**
     * What a step changes about a piece, as it was before.
     *
     * @param printerBefore what the printer was before the print that the step ended
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Before(
            @Nullable UUID printerId,
            List<SpoolUse> spools,
            @Nullable BigDecimal grams,
            @Nullable Integer minutes,
            @Nullable BigDecimal cost,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable String printerBefore) {

        public PieceProgress onto(PieceProgress now, PieceState state) {
            return new PieceProgress(
                    now.orderStatus(),
                    now.skippedSteps(),
                    state,
                    PrintJob.of(printerId, spools, grams, minutes),
                    cost,
                    currency,
                    reason,
                    now.notes(),
                    now.printEndedAt());
        }
    }
}
