package dev.perimeter.pieces.stacks;

import dev.perimeter.pieces.PieceState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Copies of one line in one state; those that are being printed stand together with those on the
 * same printer, lost ones with those lost for the same reason.
 *
 * @param skippedSteps states that the company does without
 * @param remade whether another piece was planned in the place of each; of lost ones
 * @param pieceId of the first of them
 * @param pieceCount how many they are
 * @param numbers of the first {@value PieceNumbers#MAX} of them, separated by commas
 * @param weighed whether the grams of all of them are known
 * @param inState how many pieces are in this state, in all stacks of it
 * @param stacksInState how many stacks those are
 */
public record PieceStack(
        PieceState status,
        UUID orderId,
        int orderNumber,
        String orderStatus,
        List<PieceState> skippedSteps,
        String priority,
        @Nullable LocalDate dueOn,
        UUID lineId,
        String description,
        @Nullable UUID printerId,
        @Nullable String reason,
        boolean remade,
        UUID pieceId,
        int pieceCount,
        String numbers,
        boolean weighed,
        int inState,
        int stacksInState) {

    /** The numbers in their short form. */
    public PieceStack {
        numbers = PieceNumbers.parse(numbers).text();
    }

    /** What tells it from all other stacks of a page. */
    public String key() {
        return "%s-%s-%s".formatted(status.word(), pieceId, lineId);
    }

    public PieceNumbers pieceNumbers() {
        return PieceNumbers.parse(numbers);
    }

    public List<PieceState> allowed() {
        return status.next(orderStatus, skippedSteps);
    }

    /** What can be done with it, the usual first. */
    public List<StackAct> acts() {
        return StackAct.of(status, allowed(), weighed);
    }

    /** Whether the lost pieces may be made again. */
    public boolean isToRemake() {
        var isReturned = status == PieceState.RETURNED && orderStatus.equals("completed");
        return status.isRemakable()
                && !remade
                && (isReturned
                        || !PieceState.PLANNED.next(orderStatus, skippedSteps).isEmpty());
    }
}
