package dev.perimeter.orders;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.pieces.PiecePlanning;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PrintResources;
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
    private final PrintResources printResources;
    private final Audit audit;

    OrderTransitions(OrderWrites book, PiecePlanning piecePlanning, PrintResources printResources, Audit audit) {
        this.book = book;
        this.piecePlanning = piecePlanning;
        this.printResources = printResources;
        this.audit = audit;
    }

    /** Where an order goes, and why; who cancels says why. */
    public record OrderTransition(
            OrderState to, @Text(max = 500) @Nullable String reason) {}

    public Order move(Member me, Held<Order> held, OrderTransition orderTransition) {
        var before = held.record();
        var to = orderTransition.to();
        if (to == OrderState.CANCELLED && orderTransition.reason() == null) {
            throw Problem.invalid("reason", FieldFault.REQUIRED);
        }
        if (!before.progress().allowed().contains(to)) {
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
        if (to == OrderState.CANCELLED) {
            printResources.abandon(me, before.id());
        }
        var heldFrom = to == OrderState.ON_HOLD ? before.progress().status() : null;
        book.move(me, before.id(), to, heldFrom, orderTransition.reason());
        // Behind the move: whoever cancels counts orders before pieces, too, and nobody waits for
        // the other in a
        // circle.
        var lines = isConfirmed ? planned(me, before) : before.contents().lines();
        audit.acted(me, "moved", RecordType.ORDER, before.id(), changes(before, orderTransition));
        var cancelReason = to == OrderState.CANCELLED ? orderTransition.reason() : null;
        return before.moved(OrderProgress.of(to, heldFrom, cancelReason), lines, held.now());
    }

    private void checkPieces(Member me, Order order) {
        var unfinished = book.unfinishedPieces(me, order.id());
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
