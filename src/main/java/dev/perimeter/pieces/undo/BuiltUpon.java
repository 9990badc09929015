package dev.perimeter.pieces.undo;

import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.follow.OrderSteps;
import dev.perimeter.pieces.follow.OrderSteps.OrderStep;
import dev.perimeter.pieces.follow.OrderSteps.OrderStepKind;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What stands on a step, and is undone before it: 409 {@code built-upon} names it (spec 12.1). */
@Component
public class BuiltUpon {

    /** An order in one of these keeps its pieces as they were when somebody put it there. */
    private static final Set<String> CLOSED = Set.of("on_hold", "cancelled", "completed");

    private final OrderSteps orderSteps;

    BuiltUpon(OrderSteps orderSteps) {
        this.orderSteps = orderSteps;
    }

    /** What somebody did to the order since stands: that is undone first. */
    void refuseOrder(Member me, UUID order, List<Piece> pieces, Map<UUID, PieceStep> steps) {
        var last = orderSteps.last(me, order).stream().findFirst().orElse(null);
        if (last == null || last.kind() == OrderStepKind.FOLLOWED) {
            return;
        }
        var standing = orderSteps
                .standing(me, order, pieces.stream().map(Piece::id).toList())
                .with(pieces);
        var isClosed = last.kind() == OrderStepKind.CLOSED_SHORT
                || CLOSED.contains(last.toStatus())
                || !last.toStatus().equals("in_production") && !standing.holds(last.toStatus());
        var isBefore = pieces.stream()
                .flatMap(piece -> Stream.ofNullable(steps.get(piece.id())))
                .anyMatch(step -> isOfTheAct(last, step) || step.at().isBefore(last.at()));
        if (isClosed && isBefore) {
            throw Problem.conflict("built-upon", Map.of("orderId", order, "orderNumber", standing.number()));
        }
    }

    private static boolean isOfTheAct(OrderStep order, PieceStep piece) {
        return order.act() != null && order.act().equals(piece.act());
    }

    public static Problem piece(UUID piece, int number) {
        return Problem.conflict("built-upon", Map.of("pieceId", piece, "pieceNumber", number));
    }
}
