package dev.perimeter.pieces;

import dev.perimeter.values.WireWord;
import java.util.List;
import java.util.Set;

/**
 * Where a piece is on its way, and where it may go from there: the one table of it, which
 * {@code docs/states.md} shows.
 */
public enum PieceState implements WireWord {
    PLANNED,
    QUEUED,
    PRINTING,
    PRINTED,
    POST_PROCESSING,
    QC,
    GOOD,
    PACKED,
    SHIPPED,
    RETURNED,
    FAILED,
    REJECTED,
    SCRAPPED,
    WITHDRAWN;

    /** An order that waits or has ended keeps its pieces where they are; a print that runs ends. */
    private static final Set<String> STILL = Set.of("draft", "on_hold", "cancelled", "completed");

    /** What somebody works on: the board shows these. */
    public static final List<PieceState> ON_BOARD =
            List.of(PLANNED, QUEUED, PRINTING, PRINTED, POST_PROCESSING, QC, GOOD, PACKED, FAILED, REJECTED);

    /** It takes a remake to make up for these. */
    public static final List<PieceState> LOST = List.of(FAILED, REJECTED, SCRAPPED);

    /**
     * What may follow where no step is skipped. A print fails while it is printed, which tells what
     * it used; QC rejects; anything else unfinished may be scrapped.
     */
    public List<PieceState> next() {
        return next(Set.of());
    }

    /** @param skipped steps that the company does without; a piece in one leaves it as ever */
    private List<PieceState> next(Set<PieceState> skipped) {
        return switch (this) {
            case PLANNED -> List.of(QUEUED, SCRAPPED);
            case QUEUED -> List.of(PRINTING, SCRAPPED);
            case PRINTING -> List.of(PRINTED, FAILED);
            case PRINTED, POST_PROCESSING, GOOD, PACKED -> List.of(following().unless(skipped), SCRAPPED);
            case QC -> List.of(GOOD, REJECTED, SCRAPPED);
            case SHIPPED, RETURNED, FAILED, REJECTED, SCRAPPED, WITHDRAWN -> List.of();
        };
    }

    /** The state behind this one where no step is skipped. */
    private PieceState following() {
        return values()[ordinal() + 1];
    }

    private PieceState unless(Set<PieceState> skipped) {
        return skipped.contains(this) ? following().unless(skipped) : this;
    }

    /** What may follow while the order is in this state, by its word. */
    public List<PieceState> next(String orderStatus, List<PieceState> skipped) {
        return STILL.contains(orderStatus) && this != PRINTING ? List.of() : next(Set.copyOf(skipped));
    }

    /** Passed QC: "printed" is never counted as good. */
    public boolean isGood() {
        return switch (this) {
            case GOOD, PACKED, SHIPPED -> true;
            case PLANNED,
                    QUEUED,
                    PRINTING,
                    PRINTED,
                    POST_PROCESSING,
                    QC,
                    RETURNED,
                    FAILED,
                    REJECTED,
                    SCRAPPED,
                    WITHDRAWN -> false;
        };
    }

    /** It takes a reason to get there, and a remake to make up for it. */
    public boolean isLost() {
        return LOST.contains(this);
    }

    /** A piece in this state can be made again. */
    public boolean isRemakable() {
        return isLost() || this == RETURNED;
    }

    /** Whether what is printed where, of what, is recorded on the way there. */
    public boolean isAboutPrinting() {
        return this == QUEUED || this == PRINTING || endsPrint();
    }

    /** The print is over, well or not: what it took from the spool is gone. */
    public boolean endsPrint() {
        return this == PRINTED || this == FAILED;
    }
}
