package dev.perimeter.pieces.undo;

import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.PieceStep.Before;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceSteps;
import dev.perimeter.pieces.PieceTrail;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.follow.OrderFollowing;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last step of pieces is taken back, with all that followed from it: printer, spool, remake,
 * and the order's state (spec 12.1). The undoing is a step of its own; nothing is deleted.
 */
@Component
public class PieceUndo {

    private final PieceWrites book;
    private final PieceSteps pieceSteps;
    private final RemakeUndo remakeUndo;
    private final UndoneUse undoneUse;
    private final BuiltUpon builtUpon;
    private final OrderFollowing orderFollowing;
    private final PieceTrail trail;
    private final JsonMapper json;

    PieceUndo(
            PieceWrites book,
            PieceSteps pieceSteps,
            RemakeUndo remakeUndo,
            UndoneUse undoneUse,
            BuiltUpon builtUpon,
            OrderFollowing orderFollowing,
            PieceTrail trail,
            JsonMapper json) {
        this.book = book;
        this.pieceSteps = pieceSteps;
        this.remakeUndo = remakeUndo;
        this.undoneUse = undoneUse;
        this.builtUpon = builtUpon;
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
    public List<Piece> undo(Member me, List<UUID> ids) {
        var held = book.holdAll(me, ids);
        var steps =
                pieceSteps.last(me, ids).stream().collect(Collectors.toMap(PieceStep::pieceId, Function.identity()));
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
            var acts = pieces.stream()
                    .flatMap(piece -> Stream.ofNullable(steps.get(piece.id())))
                    .flatMap(step -> Stream.ofNullable(step.act()))
                    .collect(Collectors.toSet());
            builtUpon.refuseOrder(me, order, pieces, steps);
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
        var steps =
                pieceSteps.last(me, ids).stream().collect(Collectors.toMap(PieceStep::pieceId, Function.identity()));
        return takenBack(me, held, steps, undoing).stream().map(Changed::after).toList();
    }

    private List<Changed> takenBack(Member me, List<Held<Piece>> held, Map<UUID, PieceStep> steps, Act undoing) {
        var changed = new ArrayList<Changed>();
        for (var piece : held) {
            var step = Objects.requireNonNull(steps.get(piece.record().id()));
            if (RemakeUndo.isOf(piece.record(), step)) {
                changed.add(remakeUndo.withdrawn(me, piece.record()));
            }
            changed.add(before(piece, step));
        }
        undoneUse.takeBack(me, changed, steps);
        book.step(me, changed, undoing);
        trail.undone(me, changed);
        return changed;
    }

    private Changed before(Held<Piece> piece, PieceStep step) {
        if (step.kind() == StepKind.REMADE) {
            return RemakeUndo.withdrawn(piece, step.moveId());
        }
        var before = json.readValue(step.before(), Before.class);
        var progress = before.onto(piece.record().progress(), step.fromStatus());
        return new Changed(
                piece.record(), piece.record().with(progress, piece.now()), step.moveId(), before.printerBefore());
    }
}
