package dev.perimeter.pieces.undo;

import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceSteps;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A remake is withdrawn when the loss that it makes up for is undone. */
@Component
class RemakeUndo {

    private final PieceWrites book;
    private final PieceSteps pieceSteps;

    RemakeUndo(PieceWrites book, PieceSteps pieceSteps) {
        this.book = book;
        this.pieceSteps = pieceSteps;
    }

    /** Whether the step lost the piece, which was made again since. */
    static boolean isOf(Piece piece, PieceStep step) {
        return piece.remadeBy() != null
                && step.kind() == StepKind.MOVED
                && step.toStatus().isRemakable();
    }

    /** The remake of a piece that is not lost any more, as long as nobody worked on it. */
    Changed withdrawn(Member me, Piece lost) {
        var id = Objects.requireNonNull(lost.remadeBy());
        var remake = book.hold(me, List.of(id)).getFirst();
        var steps = pieceSteps.last(me, List.of(id));
        if (remake.record().progress().status() != PieceState.PLANNED
                || steps.stream().anyMatch(step -> step.kind() != StepKind.REMADE)) {
            throw BuiltUpon.piece(remake.record().id(), remake.record().number());
        }
        var undoes = steps.isEmpty() ? null : steps.getFirst().moveId();
        return withdrawn(remake, undoes);
    }

    static Changed withdrawn(Held<Piece> piece, @Nullable UUID undoes) {
        var progress = piece.record().progress().in(PieceState.WITHDRAWN, null);
        return new Changed(piece.record(), piece.record().with(progress, piece.now()), undoes, null);
    }
}
