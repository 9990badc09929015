package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a piece on its way; the trail keeps what differs.
 *
 * @param grams expected until the print ends, used from then on
 * @param cost of the filament, in the company's currency; null where the spool's price is not known
 * @param reason why it was lost
 */
@JsonPropertyOrder({"status", "allowed"})
public record PieceProgress(
        @JsonIgnore String orderStatus,
        PieceState status,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,
        @Nullable BigDecimal grams,
        @Nullable Integer minutes,
        @Nullable BigDecimal cost,
        @Nullable String reason,
        @Nullable String notes) {

    static PieceProgress planned(String orderStatus) {
        return new PieceProgress(orderStatus, PieceState.PLANNED, null, null, null, null, null, null, null);
    }

    /** Where it may go now. */
    @JsonProperty
    public List<PieceState> allowed() {
        return status.next(orderStatus);
    }

    /**
     * What the move says takes the place of what was known; a piece has a reason only where it is
     * lost.
     */
    public PieceProgress after(PieceTransition pieceTransition) {
        return new PieceProgress(
                orderStatus,
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
        return new PieceProgress(orderStatus, status, printerId, spoolId, grams, minutes, cost, reason, notes);
    }

    public PieceProgress after(PieceChange change) {
        return new PieceProgress(
                orderStatus,
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
