package dev.perimeter.pieces;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes about a piece on its way; the trail keeps what differs. */
record Work(
        PieceState status,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,
        @Nullable BigDecimal grams,
        @Nullable Integer minutes,
        @Nullable BigDecimal cost,
        @Nullable String reason,
        @Nullable String notes) {

    /** What the move says takes the place of what was known; a piece has a reason only where it is lost. */
    Work after(Move move) {
        return new Work(
                move.to(),
                move.printerId() == null ? printerId : move.printerId(),
                move.spoolId() == null ? spoolId : move.spoolId(),
                move.grams() == null ? grams : move.grams(),
                move.minutes() == null ? minutes : move.minutes(),
                cost,
                move.to().isLost() ? move.reason() : null,
                notes);
    }

    Work costing(@Nullable BigDecimal cost) {
        return new Work(status, printerId, spoolId, grams, minutes, cost, reason, notes);
    }

    Work after(PieceChange change) {
        return new Work(
                status,
                change.printerId(),
                change.spoolId(),
                change.grams(),
                change.minutes(),
                cost,
                reason,
                change.notes());
    }

    PieceChange change() {
        return new PieceChange(printerId, spoolId, grams, minutes, notes);
    }
}
