package dev.perimeter.pieces.production;

import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.pages.transitions.ActNotice;
import dev.perimeter.pieces.stacks.PieceStack;
import dev.perimeter.pieces.stacks.PieceStacks;
import dev.perimeter.pieces.stacks.PieceStacks.StackFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for quality control, copies of a line together, and what can be done with them. */
@Component
public class QualityQueue {

    private static final StackFilter ALL = new StackFilter(null, null, null, null, false);

    private final PieceStacks stacks;
    private final ActNotice notice;

    QualityQueue(PieceStacks stacks, ActNotice notice) {
        this.stacks = stacks;
        this.notice = notice;
    }

    /** The most urgent of them. */
    public List<PieceStack> search(Member me, int limit) {
        return stacks.search(me, List.of(PieceState.QC), ALL, limit);
    }

    /** @param done what was done last: see {@link ActNotice} */
    public ActNotice.@Nullable Done done(Member me, @Nullable String done) {
        return notice.find(me, done);
    }
}
