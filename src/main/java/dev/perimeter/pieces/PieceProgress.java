package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.pieces.prints.PrintJob;
import dev.perimeter.values.money.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes about a piece on its way; the trail keeps what differs.
 *
 * @param skippedSteps the states that the company does without (spec 12.10)
 * @param cost of the filament; null where a spool's price is not known
 * @param currency of the cost
 * @param reason why it was lost, or came back
 * @param printEndedAt when its print ended; null before
 */
@JsonPropertyOrder({"status", "allowed"})
@Audited(RecordType.PIECE)
public record PieceProgress(
        @JsonIgnore String orderStatus,
        @JsonIgnore List<PieceState> skippedSteps,
        PieceState status,
        @JsonUnwrapped PrintJob print,
        @Nullable BigDecimal cost,
        @Nullable String currency,
        @Nullable String reason,
        @Nullable String notes,
        @JsonIgnore @Nullable Instant printEndedAt) {

    /** The cost in the form in which the database gives it back. */
    public PieceProgress {
        var amount = Amount.of(cost, currency);
        cost = amount == null ? null : amount.amount();
    }

    public static PieceProgress planned(String orderStatus, List<PieceState> skippedSteps) {
        return new PieceProgress(
                orderStatus, skippedSteps, PieceState.PLANNED, PrintJob.UNKNOWN, null, null, null, null, null);
    }

    /** Where it may go now. */
    @JsonProperty
    public List<PieceState> allowed() {
        return status.next(orderStatus, skippedSteps);
    }

    /** The same in another state. A piece has a reason only where it is lost, or came back. */
    public PieceProgress in(PieceState next, @Nullable String nextReason) {
        var kept = next.isRemakable() ? nextReason : null;
        return new PieceProgress(orderStatus, skippedSteps, next, print, cost, currency, kept, notes, printEndedAt);
    }

    public PieceProgress printing(PrintJob job) {
        return new PieceProgress(orderStatus, skippedSteps, status, job, cost, currency, reason, notes, printEndedAt);
    }

    public PieceProgress costing(@Nullable Amount known) {
        var newCost = known == null ? null : known.amount();
        var newCurrency = known == null ? null : known.currency();
        return new PieceProgress(
                orderStatus, skippedSteps, status, print, newCost, newCurrency, reason, notes, printEndedAt);
    }

    /** The same piece while its order is in another state. */
    public PieceProgress whileOrderIs(String newOrderStatus) {
        return new PieceProgress(
                newOrderStatus, skippedSteps, status, print, cost, currency, reason, notes, printEndedAt);
    }

    public PieceProgress after(PieceChange change) {
        return new PieceProgress(
                orderStatus,
                skippedSteps,
                status,
                change.print().onto(print),
                cost,
                currency,
                reason,
                change.notes(),
                printEndedAt);
    }

    public PieceChange change() {
        return new PieceChange(print.plan(), notes);
    }
}
