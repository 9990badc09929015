package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.moves.PieceTransition;
import dev.perimeter.pieces.prints.PrintRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of grams and minutes: for each piece or for all together, or as a share of what
 * was planned, where a print failed on the way.
 */
final class PrintAmounts {

    /** How far a failed print may have been, in percent. */
    static final List<Integer> SHARES = List.of(25, 50, 75, 100);

    /** What is assumed where nobody knows. */
    private static final int HALF = 50;

    private static final BigDecimal WHOLE = new BigDecimal(100);

    private PrintAmounts() {}

    /**
     * A form names no spools but one: the empty list that it reads is none.
     *
     * @param share {@code all} where what was typed is of all pieces together
     * @param far the percent of the plan that was printed, as typed
     */
    static PieceTransition of(PieceTransition said, List<Piece> pieces, @Nullable String share, @Nullable String far) {
        var print = said.print();
        var isInAll = "all".equals(share) && pieces.size() > 1;
        var used = print.grams() == null && said.to() == PieceState.FAILED
                ? used(pieces, far)
                : Optional.<BigDecimal>empty();
        var each = used.orElse(isInAll ? null : print.grams());
        var inAll = used.isEmpty() && isInAll ? print.grams() : null;
        var minutes =
                isInAll && print.minutes() != null ? Integer.valueOf(print.minutes() / pieces.size()) : print.minutes();
        return new PieceTransition(
                said.to(),
                said.reason(),
                said.override(),
                new PrintRequest(print.printerId(), print.spoolId(), null, each, inAll, minutes));
    }

    /** That share of what all of them were planned with, where that is the same. */
    private static Optional<BigDecimal> used(List<Piece> pieces, @Nullable String far) {
        return SHARES.stream()
                .filter(percent -> percent.toString().equals(far))
                .findFirst()
                .flatMap(percent -> planned(pieces).map(grams -> share(grams, percent)));
    }

    static BigDecimal share(BigDecimal grams, int percent) {
        return grams.multiply(new BigDecimal(percent)).divide(WHOLE, 2, RoundingMode.HALF_UP);
    }

    /** The grams with which each of them was planned; empty where they differ or nobody knows. */
    static Optional<BigDecimal> planned(List<Piece> pieces) {
        var grams = pieces.stream()
                .map(piece -> piece.progress().print().grams())
                .distinct()
                .toList();
        return grams.size() == 1 ? Optional.ofNullable(grams.getFirst()) : Optional.empty();
    }

    /**
     * How far a print is by the clock, as the nearest share; a half where nobody knows how long it
     * takes.
     */
    static int farByTheClock(List<Piece> pieces, Instant now) {
        var piece = pieces.getFirst();
        var minutes = piece.progress().print().minutes();
        if (minutes == null || minutes == 0) {
            return HALF;
        }
        var since = Duration.between(piece.revision().updatedAt(), now).toMinutes();
        var percent = since * 100 / Objects.requireNonNull(minutes);
        return SHARES.stream()
                .min((one, other) -> Long.compare(Math.abs(one - percent), Math.abs(other - percent)))
                .orElse(HALF);
    }
}
