package dev.perimeter.orders.lines;

import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line, with the state of its pieces.
 *
 * @param shortBy how many copies are not delivered, as the order was closed short (spec 12.7)
 * @param total the price of what is delivered, rounded to the currency
 * @param pieces how many are in each state; none where nothing is made
 */
public record Line(
        UUID id,
        LineKind kind,
        String description,
        int quantity,
        int shortBy,
        @Nullable BigDecimal unitPrice,
        BigDecimal total,
        @Nullable UUID filamentId,
        @Nullable String partFile,
        int good,
        Map<PieceState, Integer> pieces)
        implements PricedLine {

    public static Line of(UUID id, LineDraft draft, String currency, Map<PieceState, Integer> pieces) {
        return of(id, draft, currency, pieces, 0);
    }

    public static Line of(UUID id, LineDraft draft, String currency, Map<PieceState, Integer> pieces, int shortBy) {
        var price = draft.unitPrice();
        return new Line(
                id,
                draft.kind(),
                draft.description(),
                draft.quantity(),
                shortBy,
                price == null ? null : CurrencyDecimals.exact(price, currency),
                draft.total(draft.quantity() - shortBy, currency),
                draft.filamentId(),
                draft.partFile(),
                good(pieces),
                pieces);
    }

    public LineDraft draft() {
        return new LineDraft(kind, description, quantity, unitPrice, filamentId, partFile);
    }

    @Override
    public BigDecimal total(String currency) {
        return total;
    }

    /** How many pieces are to be delivered once the order is confirmed. */
    public int pieceCount() {
        return kind.isMade() ? quantity - shortBy : 0;
    }

    /** The same line, so many copies short. */
    public Line shortBy(int copies, String currency) {
        return of(id, draft(), currency, pieces, copies);
    }

    /** How many pieces are good, or were delivered and came back. */
    public int delivered() {
        return Math.min(quantity, good + pieces.getOrDefault(PieceState.RETURNED, 0));
    }

    /** How many pieces are to be delivered yet that are not good. */
    public int missing() {
        return Math.max(0, pieceCount() - delivered());
    }

    /** How many of the pieces have passed QC. */
    public static int good(Map<PieceState, Integer> pieces) {
        return pieces.entrySet().stream()
                .filter(count -> count.getKey().isGood())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
