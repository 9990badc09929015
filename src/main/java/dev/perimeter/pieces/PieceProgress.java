package dev.perimeter.pieces;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changes about a piece on its way; the trail keeps what differs. */
public record PieceProgress(
        PieceState status,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,
        @Nullable BigDecimal grams,
        @Nullable Integer minutes,
        @Nullable BigDecimal cost,
        @Nullable String reason,
        @Nullable String notes) {

    /** What the move says takes the place of what was known; a piece has a reason only where it is lost. */
    public PieceProgress after(PieceTransition pieceTransition) {
        return new PieceProgress(
                pieceTransition.to(),
                pieceTransition.printerId() == null ? printerId : pieceTransition.printerId(),
                pieceTransition.spoolId() == null ? spoolId : pieceTransition.spoolId(),
                pieceTransition.grams() == null ? grams : pieceTransition.grams(),
                pieceTransition.minutes() == null ? minutes : pieceTransition.minutes(),
                cost,
                pieceTransition.to().isLost() ? pieceTransition.reason() : null,
                notes);
    }

    PieceProgress costing(@Nullable BigDecimal cost) {
        return new PieceProgress(status, printerId, spoolId, grams, minutes, cost, reason, notes);
    }

    public PieceProgress after(PieceChange change) {
        return new PieceProgress(
                status,
                change.printerId(),
                change.spoolId(),
                change.grams(),
                change.minutes(),
                cost,
                reason,
                change.notes());
    }

    public PieceChange change() {
        return new PieceChange(printerId, spoolId, grams, minutes, notes);
    }
}
