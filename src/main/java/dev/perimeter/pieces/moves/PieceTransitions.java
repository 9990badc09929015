package dev.perimeter.pieces.moves;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceTrail;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.follow.OrderFollowing;
import dev.perimeter.pieces.printing.PrintEnd;
import dev.perimeter.pieces.printing.PrintStart;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Moves pieces from state to state, all or none, with what follows: filament is taken from the
 * spool, the printer is busy or needs clearing, the order follows. What is locked is locked in one
 * order everywhere: orders, pieces, spools, printers, counts.
 */
@Component
public class PieceTransitions {

    private final PieceWrites book;
    private final PrintStart printStart;
    private final PrintEnd printEnd;
    private final OrderFollowing orderFollowing;
    private final PieceTrail trail;

    PieceTransitions(
            PieceWrites book,
            PrintStart printStart,
            PrintEnd printEnd,
            OrderFollowing orderFollowing,
            PieceTrail trail) {
        this.book = book;
        this.printStart = printStart;
        this.printEnd = printEnd;
        this.orderFollowing = orderFollowing;
        this.trail = trail;
    }

    /**
     * The same move of several pieces, all or none; grams and minutes are those of each piece, but
     * for the grams in all.
     */
    public record BulkTransition(
            @Size(min = 1, max = 200, message = "{fault.pieces}")
            List<UUID> ids,

            @JsonUnwrapped PieceTransition transition) {}

    public List<Piece> move(Member me, List<UUID> ids, PieceTransition transition) {
        transition.check();
        var held = book.holdAll(me, ids);
        held.forEach(piece -> checkState(piece.record(), transition.to()));
        return move(
                me,
                held.stream()
                        .map(piece -> moved(
                                piece, transition, ids.indexOf(piece.record().id()), ids.size()))
                        .toList(),
                transition.overrides(),
                Act.of(StepKind.MOVED, transition.reason()));
    }

    private List<Piece> move(Member me, List<Changed> changed, boolean overrides, Act act) {
        var started = printStart.begin(me, changed, overrides);
        var ended = printEnd.end(me, changed, overrides);
        var steps = act.overriding(started);
        book.step(me, ended, steps);
        var status = orderFollowing.follow(me, ended, steps);
        trail.moved(me, ended, steps);
        return ended.stream()
                .map(Changed::after)
                .map(piece -> status.containsKey(piece.origin().orderId())
                        ? piece.whileOrderIs(status.get(piece.origin().orderId()))
                        : piece)
                .toList();
    }

    private static void checkState(Piece piece, PieceState to) {
        if (!piece.progress().allowed().contains(to)) {
            var refusal = Problem.conflict(
                    "transition-not-allowed", Map.of("allowed", piece.progress().allowed(), "pieceId", piece.id()));
            throw piece.progress().allowed().isEmpty()
                            && !piece.progress().status().next().isEmpty()
                    ? refusal.detail("Pieces do not move while their order is "
                            + piece.origin().orderStatus().replace('_', ' ') + ".")
                    : refusal;
        }
    }

    private static Changed moved(Held<Piece> held, PieceTransition transition, int place, int pieces) {
        var before = held.record().progress();
        var print = before.print().with(transition.print().share(place, pieces));
        if (transition.to() == PieceState.PRINTING && print.printerId() == null) {
            throw Problem.invalid("printerId", FieldFault.of("fault.required.to-print"));
        }
        var after = before.in(transition.to(), transition.reason()).printing(print);
        return new Changed(held.record(), held.record().with(after, held.now()));
    }
}
