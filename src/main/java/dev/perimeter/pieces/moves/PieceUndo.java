package dev.perimeter.pieces.moves;

import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.PieceStep.Before;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.moves.OrderSteps.OrderStep;
import dev.perimeter.pieces.moves.OrderSteps.OrderStepKind;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last step of pieces is taken back, with all that followed from it: printer, spool, remake, and
 * the order's state (spec 12.1). The undoing is a step of its own; nothing is deleted.
 */
@Component
public class PieceUndo {

    /** An order in one of these keeps its pieces as they were when somebody put it there. */
    private static final Set<String> CLOSED = Set.of("on_hold", "cancelled", "completed");

    private final PieceWrites book;
    private final PieceTransitions transitions;
    private final UndoneUse undoneUse;
    private final OrderSteps orderSteps;
    private final OrderFollowing orderFollowing;
    private final PieceTrail trail;
    private final JsonMapper json;

    PieceUndo(
            PieceWrites book,
            PieceTransitions transitions,
            UndoneUse undoneUse,
            OrderSteps orderSteps,
            OrderFollowing orderFollowing,
            PieceTrail trail,
            JsonMapper json) {
        this.book = book;
        this.transitions = transitions;
        this.undoneUse = undoneUse;
        this.orderSteps = orderSteps;
        this.orderFollowing = orderFollowing;
        this.trail = trail;
        this.json = json;
    }

    /**
     * All of them, or none.
     *
     * @throws Problem 409 {@code nothing-to-undo} with {@code pieceId}; 409 {@code built-upon} with
     *     what was built on the step: {@code pieceId} and {@code pieceNumber}, or {@code orderId}
     *     and {@code orderNumber}
     */
    List<Piece> undo(Member me, List<UUID> ids) {
        var held = transitions.holdAll(me, ids);
        var steps = book.lastSteps(me, ids).stream().collect(Collectors.toMap(PieceStep::pieceId, Function.identity()));
        for (var piece : held) {
            if (!steps.containsKey(piece.record().id())
                    || piece.record().progress().status() == PieceState.WITHDRAWN) {
                throw Problem.conflict(
                        "nothing-to-undo", Map.of("pieceId", piece.record().id()));
            }
        }
        var act = Act.of(StepKind.UNDONE, null);
        var changed = takenBack(me, held, steps, act);
        var status = new HashMap<UUID, String>();
        OrderFollowing.byOrder(changed.stream().map(Changed::after).toList()).forEach((order, pieces) -> {
            var acts = new HashSet<UUID>();
            pieces.forEach(piece -> {
                var step = steps.get(piece.id());
                if (step != null && step.act() != null) {
                    acts.add(step.act());
                }
            });
            checkOrder(me, order, pieces, steps);
            orderFollowing.stepBack(me, order, pieces, acts, act).ifPresent(back -> status.put(order, back));
        });
        return changed.stream()
                .map(Changed::after)
                .filter(piece -> ids.contains(piece.id()))
                .map(piece -> status.containsKey(piece.origin().orderId())
                        ? piece.whileOrderIs(status.get(piece.origin().orderId()))
                        : piece)
                .toList();
    }

    /** The steps that an act of the order made, whatever the order is now. */
    public List<Piece> takeBack(Member me, List<UUID> ids, Act undoing) {
        var held = book.hold(me, ids);
        var steps = book.lastSteps(me, ids).stream().collect(Collectors.toMap(PieceStep::pieceId, Function.identity()));
        return takenBack(me, held, steps, undoing).stream().map(Changed::after).toList();
    }

    private List<Changed> takenBack(Member me, List<Held<Piece>> held, Map<UUID, PieceStep> steps, Act undoing) {
        var changed = new ArrayList<Changed>();
        for (var piece : held) {
            var step = Objects.requireNonNull(steps.get(piece.record().id()));
            if (losesPiece(piece.record(), step)) {
                changed.add(withdrawn(me, piece.record()));
            }
            changed.add(before(piece, step));
        }
        undoneUse.takeBack(me, changed, steps);
        book.step(me, changed, undoing);
        trail.undone(me, changed);
        return changed;
    }

    private static boolean losesPiece(Piece piece, PieceStep step) {
        return piece.remadeBy() != null
                && step.kind() == StepKind.MOVED
                && step.toStatus().isRemakable();
    }

    /** The remake of a piece that is not lost any more, as long as nobody worked on it. */
    private Changed withdrawn(Member me, Piece lost) {
        var id = Objects.requireNonNull(lost.remadeBy());
        var remake = book.hold(me, List.of(id)).getFirst();
        var steps = book.lastSteps(me, List.of(id));
        if (remake.record().progress().status() != PieceState.PLANNED
                || steps.stream().anyMatch(step -> step.kind() != StepKind.REMADE)) {
            throw builtUpon(remake.record().id(), remake.record().number());
        }
        var undoes = steps.isEmpty() ? null : steps.getFirst().moveId();
        return withdrawn(remake, undoes);
    }

    private static Changed withdrawn(Held<Piece> piece, @Nullable UUID undoes) {
        var progress = piece.record().progress().in(PieceState.WITHDRAWN, null);
        return new Changed(piece.record(), piece.record().with(progress, piece.now()), undoes, null);
    }

    private Changed before(Held<Piece> piece, PieceStep step) {
        if (step.kind() == StepKind.REMADE) {
            return withdrawn(piece, step.moveId());
        }
        var before = json.readValue(step.before(), Before.class);
        var progress = before.onto(piece.record().progress(), step.fromStatus());
        return new Changed(
                piece.record(), piece.record().with(progress, piece.now()), step.moveId(), before.printerBefore());
    }

    /** What somebody did to the order since stands: that is undone first. */
    private void checkOrder(Member me, UUID order, List<Piece> pieces, Map<UUID, PieceStep> steps) {
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

    public static Problem builtUpon(UUID piece, int number) {
        return Problem.conflict("built-upon", Map.of("pieceId", piece, "pieceNumber", number));
    }
}
