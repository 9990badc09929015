package dev.perimeter.pieces.stacks;

import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import java.util.ArrayList;
import java.util.List;

/**
 * A button of a stack: the state that its pieces get to.
 *
 * @param asks whether something has to be said first: where it is printed, what it used, why it is
 *     lost
 */
public record StackAct(PieceState to, boolean asks) {

    public String word() {
        return to.word();
    }

    public boolean loses() {
        return to.isLost();
    }

    /** Of one piece, with the way to scrap it. */
    public static List<StackAct> of(Piece piece) {
        var progress = piece.progress();
        var acts = new ArrayList<>(
                of(progress.status(), progress.allowed(), progress.print().grams() != null));
        if (progress.allowed().contains(PieceState.SCRAPPED)) {
            acts.add(new StackAct(PieceState.SCRAPPED, true));
        }
        return List.copyOf(acts);
    }

    /**
     * The usual first. What is planned may go to a printer at once: it is queued on the way.
     *
     * @param weighed whether the grams are known
     */
    static List<StackAct> of(PieceState status, List<PieceState> allowed, boolean weighed) {
        var acts = new ArrayList<StackAct>();
        for (var to : allowed) {
            if (to != PieceState.SCRAPPED) {
                acts.add(new StackAct(to, asks(to, weighed)));
            }
        }
        if (status == PieceState.PLANNED && allowed.contains(PieceState.QUEUED)) {
            acts.add(new StackAct(PieceState.PRINTING, true));
        }
        return List.copyOf(acts);
    }

    private static boolean asks(PieceState to, boolean weighed) {
        return to.isLost() || to == PieceState.PRINTING || to == PieceState.PRINTED && !weighed;
    }
}
