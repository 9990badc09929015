package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.money.Amount;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a piece on its way; the trail keeps what differs.
 *
 * @param cost of the filament; null where the spool's price is not known
 * @param currency of the cost
 * @param reason why it was lost
 */
@JsonPropertyOrder({"status", "allowed"})
public record PieceProgress(
        @JsonIgnore String orderStatus,
        PieceState status,
        @JsonUnwrapped PrintJob print,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable String reason,
        @Nullable String notes) {

    /** The cost in the form in which the database gives it back. */
    public PieceProgress {
        var amount = Amount.of(cost, currency);
        cost = amount == null ? null : amount.amount();
    }

    static PieceProgress planned(String orderStatus) {
        return new PieceProgress(orderStatus, PieceState.PLANNED, PrintJob.UNKNOWN, null, null, null, null);
    }

    /** Where it may go now. */
    @JsonProperty
    public List<PieceState> allowed() {
        return status.next(orderStatus);
    }

    /** A piece has a reason only where it is lost. */
    public PieceProgress after(PieceTransition transition) {
        var lossReason = transition.to().isLost() ? transition.reason() : null;
        return new PieceProgress(
                orderStatus, transition.to(), print.with(transition.print()), cost, currency, lossReason, notes);
    }

    PieceProgress costing(@Nullable Amount known) {
        var newCost = known == null ? null : known.amount();
        var newCurrency = known == null ? null : known.currency();
        return new PieceProgress(orderStatus, status, print, newCost, newCurrency, reason, notes);
    }

    public PieceProgress after(PieceChange change) {
        return new PieceProgress(orderStatus, status, change.print(), cost, currency, reason, change.notes());
    }

    public PieceChange change() {
        return new PieceChange(print, notes);
    }
}
