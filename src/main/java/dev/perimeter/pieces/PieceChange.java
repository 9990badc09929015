package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.pieces.prints.PrintPlan;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be set about a piece without moving it: what is planned until it is printed, notes and
 * minutes at any time. What a print used is put right by {@link PrintCorrection}.
 */
public record PieceChange(
        @JsonUnwrapped PrintPlan print,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Refuses what is history by now: what was printed where, of what. */
    public void check(Piece piece) {
        var known = piece.progress().print();
        var isElsewhere = !Objects.equals(print.printerId(), known.printerId());
        var isOther = known.differsInMaterial(print);
        if (piece.isFrozen() && (isElsewhere || isOther)) {
            throw Problem.conflict("order-finished");
        }
        switch (piece.progress().status()) {
            case PLANNED, QUEUED -> {}
            case PRINTING -> refuse(isElsewhere);
            case PRINTED, POST_PROCESSING, QC, GOOD, PACKED, SHIPPED, RETURNED, FAILED, REJECTED, SCRAPPED, WITHDRAWN ->
                refuse(isElsewhere || isOther);
        }
    }

    private static void refuse(boolean tooLate) {
        if (tooLate) {
            throw Problem.conflict("piece-printed");
        }
    }
}
