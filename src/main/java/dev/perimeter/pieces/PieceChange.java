package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be set about a piece without moving it: what is planned until it is printed, notes and
 * minutes at any time.
 */
public record PieceChange(
        @JsonUnwrapped PrintJob print,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /**
     * Refuses what is history by now: what was printed where, of what, and everything about an
     * order that has ended.
     */
    public void check(Piece piece) {
        if (piece.isFrozen()) {
            throw Problem.conflict("order-finished");
        }
        var planned = piece.progress().print();
        var isElsewhere = !Objects.equals(print.printerId(), planned.printerId());
        switch (piece.progress().status()) {
            case PLANNED, QUEUED -> {}
            case PRINTING -> refuse(isElsewhere);
            case PRINTED, POST_PROCESSING, QC, GOOD, PACKED, SHIPPED, FAILED, REJECTED, SCRAPPED ->
                refuse(isElsewhere || print.differsInMaterial(planned));
        }
    }

    private static void refuse(boolean tooLate) {
        if (tooLate) {
            throw Problem.conflict("piece-printed");
        }
    }
}
