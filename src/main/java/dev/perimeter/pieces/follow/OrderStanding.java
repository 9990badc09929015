package dev.perimeter.pieces.follow;

import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an order stands: what its pieces say of its state (spec 12.7).
 *
 * @param begun how many pieces are, or were, printed
 * @param unfinished how many are neither good nor replaced
 * @param unshipped how many are good, and still here
 * @param shipped how many are on their way
 */
public record OrderStanding(String status, int number, int begun, int unfinished, int unshipped, int shipped) {

    /** With these pieces, of which it knew nothing. */
    public OrderStanding with(List<Piece> pieces) {
        var states = pieces.stream()
                .map(piece -> piece.progress().status())
                .filter(state -> state != PieceState.WITHDRAWN)
                .toList();
        return new OrderStanding(
                status,
                number,
                begun + count(states, state -> state != PieceState.PLANNED && state != PieceState.QUEUED),
                unfinished + count(states, state -> !state.isGood() && state != PieceState.RETURNED),
                unshipped + count(states, state -> state == PieceState.GOOD || state == PieceState.PACKED),
                shipped + count(states, state -> state == PieceState.SHIPPED));
    }

    private static int count(List<PieceState> states, Predicate<PieceState> which) {
        return Math.toIntExact(states.stream().filter(which).count());
    }

    /** Where the pieces lead an order that is in this state; empty where it stays. */
    Optional<String> next(String from) {
        return switch (from) {
            case "confirmed" -> begun > 0 ? Optional.of("in_production") : Optional.empty();
            case "in_production" -> isAllGood() ? Optional.of("ready") : Optional.empty();
            case "ready" -> isAllShipped() ? Optional.of("shipped") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether the pieces still say what they said when they led the order to this state. */
    public boolean holds(String state) {
        return switch (state) {
            case "in_production" -> begun > 0;
            case "ready" -> isAllGood();
            case "shipped" -> isAllShipped();
            default -> true;
        };
    }

    public boolean isAllGood() {
        return unfinished == 0 && begun > 0;
    }

    private boolean isAllShipped() {
        return isAllGood() && unshipped == 0 && shipped > 0;
    }
}
