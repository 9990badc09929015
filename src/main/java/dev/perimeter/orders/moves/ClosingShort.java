package dev.perimeter.orders.moves;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderState;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lines.OrderContents;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceSteps;
import dev.perimeter.pieces.follow.OrderSteps;
import dev.perimeter.pieces.follow.OrderSteps.Next;
import dev.perimeter.pieces.moves.Withdrawals;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customer takes fewer than were ordered: what is not good by now is not made any more, and the
 * price follows what is delivered (spec 12.7).
 */
@Component
public class ClosingShort {

    private static final Set<OrderState> OPEN =
            Set.of(OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.READY);

    private static final List<PieceState> UNFINISHED = List.of(
            PieceState.PLANNED, PieceState.QUEUED, PieceState.PRINTED, PieceState.POST_PROCESSING, PieceState.QC);

    private final OrderWrites book;
    private final PieceSteps pieces;
    private final OrderSteps steps;
    private final Withdrawals withdrawals;
    private final CommitStatements commitStatements;
    private final Audit audit;
    private final JsonMapper json;

    ClosingShort(
            OrderWrites book,
            PieceSteps pieces,
            OrderSteps steps,
            Withdrawals withdrawals,
            CommitStatements commitStatements,
            Audit audit,
            JsonMapper json) {
        this.book = book;
        this.pieces = pieces;
        this.steps = steps;
        this.withdrawals = withdrawals;
        this.commitStatements = commitStatements;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @throws Problem 409 {@code transition-not-allowed}; 409 {@code pieces-printing} while one is
     *     printed; 409 {@code nothing-to-deliver} where none is good; 409 {@code nothing-short}
     *     where none is missing
     */
    public Order close(Member me, Held<Order> held, String reason) {
        var order = held.record();
        var state = order.progress().status();
        if (!OPEN.contains(state)) {
            throw Problem.conflict(
                    "transition-not-allowed", Map.of("allowed", order.progress().allowed()));
        }
        if (order.contents().pieces().getOrDefault(PieceState.PRINTING, 0) > 0) {
            throw Problem.conflict("pieces-printing");
        }
        if (order.contents().good() == 0) {
            throw Problem.conflict("nothing-to-deliver");
        }
        if (steps.standing(me, order.id(), List.of()).unfinished() == 0) {
            throw Problem.conflict("nothing-short");
        }
        var act = Act.of(StepKind.WITHDRAWN, reason);
        withdrawals.withdraw(me, pieces.in(me, order.id(), UNFINISHED), act);
        var isShipped = order.contents().shippedPieces() == order.contents().good();
        var next = isShipped ? OrderState.SHIPPED : OrderState.READY;
        steps.move(me, order.id(), act, Next.shortened(next.word()));
        shorten(me, order, lines(order));
        audit.acted(
                me,
                "closed_short",
                RecordType.ORDER,
                order.id(),
                Map.of("status", new Change(state, next), "reason", new Change(null, reason)));
        return book.afterwards(me, order.id());
    }

    /** Whether something good can be delivered, and something else is missing. */
    public static boolean isPossible(Order order) {
        return OPEN.contains(order.progress().status())
                && order.contents().good() > 0
                && order.contents().lines().stream().anyMatch(line -> line.missing() > 0);
    }

    /** What the order will cost. */
    public static BigDecimal totalAfterwards(Order order) {
        return OrderContents.of(lines(order), order.terms().currency()).total();
    }

    private static List<Line> lines(Order order) {
        return order.contents().lines().stream()
                .map(line -> line.kind().isMade()
                        ? line.shortBy(
                                line.quantity() - line.delivered(),
                                order.terms().currency())
                        : line)
                .toList();
    }

    /** Everything that was ordered is wanted again. */
    void takeBack(Member me, UUID id) {
        var order = book.afterwards(me, id);
        shorten(
                me,
                order,
                order.contents().lines().stream()
                        .map(line -> line.shortBy(0, order.terms().currency()))
                        .toList());
    }

    private void shorten(Member me, Order order, List<Line> lines) {
        var total = OrderContents.of(lines, order.terms().currency()).total();
        var rows = lines.stream()
                .map(line -> Map.of("id", line.id(), "shortBy", line.shortBy()))
                .toList();
        commitStatements.run(
                "select gate.shorten_order(:company, :id, cast(:lines as jsonb), :total)",
                Map.of(
                        "company", me.company(),
                        "id", order.id(),
                        "lines", json.writeValueAsString(rows),
                        "total", total));
    }
}
