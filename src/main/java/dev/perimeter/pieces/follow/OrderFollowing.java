package dev.perimeter.pieces.follow;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.follow.OrderSteps.Next;
import dev.perimeter.pieces.follow.OrderSteps.OrderStepKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * An order's state follows from its pieces where there is only one next state, and goes back with
 * them (spec 12.7). Orders on hold never follow, and none is completed by itself.
 */
@Component
public class OrderFollowing {

    /** Only these lead an order on. */
    private static final Set<PieceState> LEADING =
            Set.of(PieceState.PRINTING, PieceState.GOOD, PieceState.PACKED, PieceState.SHIPPED);

    private final OrderSteps steps;
    private final Audit audit;

    OrderFollowing(OrderSteps steps, Audit audit) {
        this.steps = steps;
        this.audit = audit;
    }

    /** The new states of the orders that were led on by these pieces, by order. */
    public Map<UUID, String> follow(Member me, List<Changed> changed, Act act) {
        var after = changed.stream().map(Changed::after).toList();
        var next = new HashMap<UUID, String>();
        if (after.stream().anyMatch(piece -> LEADING.contains(piece.progress().status()))) {
            byOrder(after)
                    .forEach((order, pieces) ->
                            lead(me, order, pieces, act).ifPresent(status -> next.put(order, status)));
        }
        return next;
    }

    private Optional<String> lead(Member me, UUID order, List<Piece> pieces, Act act) {
        var standing = steps.standing(me, order, ids(pieces)).with(pieces);
        var status = standing.status();
        for (var next = standing.next(status); next.isPresent(); next = standing.next(status)) {
            status = next.get();
            steps.move(me, order, act, Next.behind(status, pieces.getLast().id()));
        }
        return told(me, order, standing.status(), status);
    }

    /** A piece is made again: an order that had its pieces is in production once more. */
    public Optional<String> reopen(Member me, Piece remake, Act act) {
        var order = remake.origin().orderId();
        var status = remake.origin().orderStatus();
        if (!Set.of("ready", "shipped", "completed").contains(status)) {
            return Optional.empty();
        }
        steps.move(me, order, act, Next.behind("in_production", remake.id()));
        return told(me, order, status, "in_production");
    }

    /**
     * Pieces were taken back: the order goes back as far as they had led it.
     *
     * @param acts those that were taken back
     * @param undoing the act that takes them back
     */
    public Optional<String> stepBack(Member me, UUID order, List<Piece> pieces, Set<UUID> acts, Act undoing) {
        var standing = steps.standing(me, order, ids(pieces)).with(pieces);
        var status = standing.status();
        for (var step : steps.last(me, order)) {
            var isBuiltOnNothing = step.kind() != OrderStepKind.FOLLOWED
                    || !acts.contains(step.act()) && standing.holds(step.toStatus());
            if (isBuiltOnNothing || !step.toStatus().equals(status)) {
                break;
            }
            steps.move(me, order, undoing, Next.back(step, null));
            status = step.fromStatus();
        }
        return told(me, order, standing.status(), status);
    }

    private Optional<String> told(Member me, UUID order, String before, String after) {
        if (after.equals(before)) {
            return Optional.empty();
        }
        audit.acted(me, "moved", RecordType.ORDER, order, Map.of("status", new Change(before, after)));
        return Optional.of(after);
    }

    public static Map<UUID, List<Piece>> byOrder(List<Piece> pieces) {
        return pieces.stream()
                .collect(Collectors.groupingBy(piece -> piece.origin().orderId()));
    }

    private static List<UUID> ids(List<Piece> pieces) {
        return pieces.stream().map(Piece::id).toList();
    }
}
