package dev.perimeter.orders.moves;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.customers.OrderCustomers;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.follow.OrderSteps;
import dev.perimeter.pieces.follow.OrderSteps.Next;
import dev.perimeter.pieces.follow.OrderSteps.OrderStep;
import dev.perimeter.pieces.follow.OrderSteps.OrderStepKind;
import dev.perimeter.pieces.moves.Withdrawals;
import dev.perimeter.pieces.undo.BuiltUpon;
import dev.perimeter.pieces.undo.PieceUndo;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The last step of an order is taken back, with what it did to its pieces (spec 12.1). What its
 * pieces led it to is taken back by undoing the piece.
 */
@Component
public class OrderUndo {

    /** A print that ended meanwhile does not stand on these. */
    private static final Set<String> HARMLESS = Set.of("on_hold", "cancelled");

    private final OrderWrites book;
    private final OrderSteps steps;
    private final PieceUndo pieceUndo;
    private final Withdrawals withdrawals;
    private final ClosingShort closingShort;
    private final OrderCustomers orderCustomers;
    private final Audit audit;

    OrderUndo(
            OrderWrites book,
            OrderSteps steps,
            PieceUndo pieceUndo,
            Withdrawals withdrawals,
            ClosingShort closingShort,
            OrderCustomers orderCustomers,
            Audit audit) {
        this.orderCustomers = orderCustomers;
        this.book = book;
        this.steps = steps;
        this.pieceUndo = pieceUndo;
        this.withdrawals = withdrawals;
        this.closingShort = closingShort;
        this.audit = audit;
    }

    /**
     * @throws Problem 409 {@code nothing-to-undo}; 409 {@code built-upon} naming the piece; 409
     *     {@code order-source-reference-taken} where a cancelled order's reference is used again
     */
    public Order undo(Member me, Held<Order> held) {
        var order = held.record();
        var step = steps.last(me, order.id()).stream()
                .findFirst()
                .filter(last -> last.before() != null)
                .orElseThrow(() -> Problem.conflict("nothing-to-undo"));
        if (step.kind() == OrderStepKind.FOLLOWED && step.pieceId() != null) {
            throw BuiltUpon.piece(step.pieceId(), withdrawals.number(me, step.pieceId()));
        }
        if (!HARMLESS.contains(step.toStatus())) {
            withdrawals.refuseBuiltUpon(me, order.id(), step);
        }
        var undoing = Act.of(StepKind.UNDONE, null);
        pieces(me, order.id(), step, undoing);
        steps.move(me, order.id(), undoing, Next.back(step, book.heldFrom(step)));
        if (step.kind() == OrderStepKind.CLOSED_SHORT) {
            closingShort.takeBack(me, order.id());
        }
        audit.acted(
                me,
                "undone",
                RecordType.ORDER,
                order.id(),
                Map.of("status", new Change(step.toStatus(), step.fromStatus())));
        return book.afterwards(me, order.id());
    }

    private void pieces(Member me, UUID order, OrderStep step, Act undoing) {
        if (step.fromStatus().equals("draft") && step.toStatus().equals("confirmed")) {
            withdrawals.withdrawAll(me, order, undoing);
            orderCustomers.drop(me, order);
        } else if (step.act() != null) {
            pieceUndo.takeBack(me, withdrawals.ofAct(me, order, step.act()), undoing);
        }
    }
}
