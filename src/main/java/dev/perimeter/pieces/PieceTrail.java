package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.Changes;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceWrites.Changed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the company's trail says of pieces that moved, an override and its reason among it. */
@Component
public class PieceTrail {

    private final Audit audit;

    PieceTrail(Audit audit) {
        this.audit = audit;
    }

    /** The work on a piece, with what was done although it did not fit. */
    @Audited(RecordType.PIECE)
    private record Step(
            @JsonUnwrapped PieceProgress progress,
            @Nullable List<String> override,
            @Nullable String overrideReason) {}

    public void moved(Member me, List<Changed> changed, Act act) {
        var before = new LinkedHashMap<UUID, Record>();
        var after = new LinkedHashMap<UUID, Record>();
        for (var piece : changed) {
            before.put(piece.after().id(), new Step(piece.before().progress(), null, null));
            after.put(piece.after().id(), step(piece.after(), act));
        }
        audit.moved(me, RecordType.PIECE, before, after);
    }

    public void undone(Member me, List<Changed> changed) {
        changed.forEach(piece -> audit.acted(
                me,
                "undone",
                RecordType.PIECE,
                piece.after().id(),
                Changes.between(piece.before().progress(), piece.after().progress())));
    }

    public void corrected(Member me, Changed changed) {
        audit.changed(
                me,
                RecordType.PIECE,
                changed.after().id(),
                changed.before().progress(),
                changed.after().progress());
    }

    private static Step step(Piece piece, Act act) {
        return act.override().isEmpty()
                ? new Step(piece.progress(), null, null)
                : new Step(piece.progress(), act.override(), act.reason());
    }
}
