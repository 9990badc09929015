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
    FAILED,
    REJECTED,
    SCRAPPED;

    /** An order that waits or has ended keeps its pieces where they are. */
    private static final Set<String> STILL = Set.of("draft", "on_hold", "cancelled", "completed");

    /** What somebody works on: the board shows these. */
    public static final List<PieceState> ON_BOARD =
            List.of(PLANNED, QUEUED, PRINTING, PRINTED, POST_PROCESSING, QC, GOOD, PACKED, FAILED, REJECTED);

    /** It takes a remake to make up for these. */
    public static final List<PieceState> LOST = List.of(FAILED, REJECTED, SCRAPPED);

    /**
     * What may follow. A print fails while it is printed, which tells what it used; QC rejects;
     * anything else unfinished may be scrapped.
     */
    public List<PieceState> next() {
        return switch (this) {
            case PLANNED -> List.of(QUEUED, SCRAPPED);
            case QUEUED -> List.of(PRINTING, SCRAPPED);
            case PRINTING -> List.of(PRINTED, FAILED);
            case PRINTED -> List.of(POST_PROCESSING, SCRAPPED);
            case POST_PROCESSING -> List.of(QC, SCRAPPED);
            case QC -> List.of(GOOD, REJECTED, SCRAPPED);
            case GOOD -> List.of(PACKED, SCRAPPED);
            case PACKED -> List.of(SHIPPED, SCRAPPED);
            case SHIPPED, FAILED, REJECTED, SCRAPPED -> List.of();
        };
    }

    /** What may follow while the order is in this state, by its word. */
    public List<PieceState> next(String orderStatus) {
        return STILL.contains(orderStatus) ? List.of() : next();
    }

    /** Passed QC: "printed" is never counted as good. */
    public boolean isGood() {
        return switch (this) {
            case GOOD, PACKED, SHIPPED -> true;
            case PLANNED, QUEUED, PRINTING, PRINTED, POST_PROCESSING, QC, FAILED, REJECTED, SCRAPPED -> false;
        };
    }

    /** It takes a reason to get there, and a remake to make up for it. */
    public boolean isLost() {
        return switch (this) {
            case FAILED, REJECTED, SCRAPPED -> true;
            case PLANNED, QUEUED, PRINTING, PRINTED, POST_PROCESSING, QC, GOOD, PACKED, SHIPPED -> false;
        };
    }

    /** Whether what is printed where, of what, is recorded on the way there. */
    public boolean isAboutPrinting() {
        return switch (this) {
            case QUEUED, PRINTING, PRINTED, FAILED -> true;
            case PLANNED, POST_PROCESSING, QC, GOOD, PACKED, SHIPPED, REJECTED, SCRAPPED -> false;
        };
    }

    /** The print is over, well or not: what it took from the spool is gone. */
    public boolean endsPrint() {
        return this == PRINTED || this == FAILED;
    }
}
