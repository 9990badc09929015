package dev.perimeter.pieces;

import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be set about a piece without moving it: what is planned until it is printed, notes and
 * minutes at any time.
 */
public record PieceChange(
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Digits(integer = 5, fraction = 2) @Nullable
        BigDecimal grams,

        @Min(0) @Max(100_000) @Nullable Integer minutes,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** In hundredths of a gram, as they are kept: 42.5 is 42.50. */
    public PieceChange {
        grams = grams == null ? null : grams.setScale(2, RoundingMode.UNNECESSARY);
    }

    /**
     * Refuses what is history by now: what was printed where, of what, and everything about an
     * order that has ended.
     */
    public void check(Piece piece) {
        if (piece.isFrozen()) {
            throw Problem.conflict("order-finished");
        }
        var planned = piece.progress().change();
        var printsDifferently = !Objects.equals(spoolId, planned.spoolId) || !Objects.equals(grams, planned.grams);
        var isElsewhere = !Objects.equals(printerId, planned.printerId);
        switch (piece.progress().status()) {
            case PLANNED, QUEUED -> {}
            case PRINTING -> refuse(isElsewhere);
            case PRINTED, POST_PROCESSING, QC, GOOD, PACKED, SHIPPED, FAILED, REJECTED, SCRAPPED ->
                refuse(isElsewhere || printsDifferently);
        }
    }

    private static void refuse(boolean tooLate) {
        if (tooLate) {
            throw Problem.conflict("piece-printed");
        }
    }
}
