package dev.perimeter.pieces.moves;

import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceSteps;
import dev.perimeter.pieces.PieceTrail;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pieces leave the house with their order, and come back (spec 12.7). */
@Component
public class PieceShipping {

    private final PieceWrites book;
    private final PieceSteps pieceSteps;
    private final PieceTrail trail;

    PieceShipping(PieceWrites book, PieceSteps pieceSteps, PieceTrail trail) {
        this.book = book;
        this.pieceSteps = pieceSteps;
        this.trail = trail;
    }

    /** The good pieces of an order leave the house, in the same act as the order. */
    public void ship(Member me, UUID order, Act act) {
        var ids = pieceSteps.in(me, order, List.of(PieceState.GOOD, PieceState.PACKED));
        if (ids.isEmpty()) {
            return;
        }
        var changed = book.hold(me, ids).stream()
                .map(piece -> new Changed(
                        piece.record(),
                        piece.record().with(piece.record().progress().in(PieceState.SHIPPED, null), piece.now())))
                .toList();
        book.step(me, changed, act);
        trail.moved(me, changed, act);
    }

    /** A parcel came back with these pieces: they can be made again. All of them, or none. */
    public List<Piece> bringBack(Member me, List<UUID> ids, String reason) {
        var held = book.hold(me, ids);
        if (held.size() < Set.copyOf(ids).size()) {
            throw Problem.notFound();
        }
        held.stream()
                .map(Held::record)
                .filter(piece -> piece.progress().status() != PieceState.SHIPPED)
                .findFirst()
                .ifPresent(piece -> {
                    throw Problem.conflict(
                            "transition-not-allowed",
                            Map.of("allowed", piece.progress().allowed()));
                });
        var changed = held.stream()
                .map(piece -> new Changed(
                        piece.record(),
                        piece.record().with(piece.record().progress().in(PieceState.RETURNED, reason), piece.now())))
                .toList();
        var act = Act.of(StepKind.MOVED, reason);
        book.step(me, changed, act);
        trail.moved(me, changed, act);
        return changed.stream().map(Changed::after).toList();
    }
}
