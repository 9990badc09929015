package dev.perimeter.orders.moves;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.OrderState;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.customers.OrderCustomers;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.follow.OrderSteps;
import dev.perimeter.pieces.follow.OrderSteps.Next;
import dev.perimeter.pieces.follow.OrderSteps.OrderStepKind;
import dev.perimeter.pieces.moves.PiecePlanning;
import dev.perimeter.pieces.moves.PieceShipping;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves orders from state to state. Confirming plans the pieces; nothing is ready before they are
 * good.
 */
@Component
public class OrderTransitions {

    private final OrderWrites book;
    private final PiecePlanning piecePlanning;
    private final PieceShipping pieceShipping;
    private final OrderSteps orderSteps;
    private final OrderCustomers orderCustomers;
    private final Audit audit;

    OrderTransitions(
            OrderWrites book,
            PiecePlanning piecePlanning,
            PieceShipping pieceShipping,
            OrderSteps orderSteps,
            OrderCustomers orderCustomers,
            Audit audit) {
        this.orderCustomers = orderCustomers;
        this.book = book;
        this.piecePlanning = piecePlanning;
        this.pieceShipping = pieceShipping;
        this.orderSteps = orderSteps;
        this.audit = audit;
    }

    /** Where an order goes, and why; who cancels says why. */
    public record OrderTransition(
            OrderState to, @Text(max = 500) @Nullable String reason) {}

    /**
     * The order in its next state. Where its pieces led it there already, nothing changes; shipping
     * ships its good pieces in the same act.
     */
    public Order move(Member me, Held<Order> held, OrderTransition orderTransition) {
        var before = held.record();
        var to = orderTransition.to();
        if (to == OrderState.CANCELLED && orderTransition.reason() == null) {
            throw Problem.invalid("reason", FieldFault.REQUIRED);
        }
        if (!before.progress().allowed().contains(to)) {
            if (wasLed(me, before, to)) {
                return before;
            }
            throw Problem.conflict(
                    "transition-not-allowed",
                    Map.of("allowed", before.progress().allowed()));
        }
        if (to.needsGoodPieces() && before.progress().status() != OrderState.ON_HOLD) {
            checkPieces(me, before);
        }
        var isConfirmed = before.progress().status() == OrderState.DRAFT && to == OrderState.CONFIRMED;
        if (isConfirmed && before.contents().lines().isEmpty()) {
            throw Problem.conflict("order-without-lines");
        }
        var act = Act.of(StepKind.MOVED, orderTransition.reason());
        var heldFrom = to == OrderState.ON_HOLD ? before.progress().status() : null;
        if (to == OrderState.SHIPPED) {
            pieceShipping.ship(me, before.id(), act);
        }
        orderSteps.move(me, before.id(), act, Next.byHand(to.word(), heldFrom == null ? null : heldFrom.word()));
        // Behind the move: whoever cancels counts orders before pieces, too, and nobody waits for
        // the other in a circle.
        var lines = isConfirmed ? planned(me, before) : before.contents().lines();
        audit.acted(me, "moved", RecordType.ORDER, before.id(), changes(before, orderTransition));
        if (to == OrderState.SHIPPED) {
            return book.afterwards(me, before.id());
        }
        var cancelReason = to == OrderState.CANCELLED ? orderTransition.reason() : null;
        var moved = before.moved(OrderProgress.of(to, heldFrom, cancelReason), lines, held.now());
        return isConfirmed ? moved.keeping(orderCustomers.keep(me, before.id())) : moved;
    }

    /** Whether its pieces led it there already, perhaps further by now. */
    private boolean wasLed(Member me, Order order, OrderState to) {
        return orderSteps.last(me, order.id()).stream()
                .takeWhile(step -> step.kind() == OrderStepKind.FOLLOWED)
                .anyMatch(step -> step.toStatus().equals(to.word()));
    }

    private void checkPieces(Member me, Order order) {
        var unfinished = orderSteps.standing(me, order.id(), List.of()).unfinished();
        if (unfinished > 0) {
            throw Problem.conflict("pieces-unfinished", Map.of("unfinished", unfinished));
        }
    }

    /** One piece for each copy of what is made (spec 15.3). */
    private List<Line> planned(Member me, Order order) {
        var quantities = new LinkedHashMap<UUID, Integer>();
        order.contents().lines().stream()
                .filter(line -> line.kind().isMade())
                .forEach(line -> quantities.put(line.id(), line.quantity()));
        piecePlanning.plan(me, order.id(), quantities);
        return order.contents().lines().stream()
                .map(line -> quantities.containsKey(line.id())
                        ? Line.of(
                                line.id(),
                                line.draft(),
                                order.terms().currency(),
                                Map.of(PieceState.PLANNED, line.quantity()))
                        : line)
                .toList();
    }

    private static Map<String, Change> changes(Order before, OrderTransition orderTransition) {
        var changes = new LinkedHashMap<String, Change>();
        changes.put("status", new Change(before.progress().status(), orderTransition.to()));
        if (orderTransition.reason() != null) {
            changes.put("reason", new Change(null, orderTransition.reason()));
        }
        return changes;
    }
}
