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
 * @param total the price of all copies, rounded to the currency
 * @param pieces how many are in each state; none where nothing is made
 */
public record Line(
        UUID id,
        LineKind kind,
        String description,
        int quantity,
        @Nullable BigDecimal unitPrice,
        BigDecimal total,
        @Nullable UUID filamentId,
        @Nullable String partFile,
        int good,
        Map<PieceState, Integer> pieces) {

    public static Line of(UUID id, LineDraft draft, String currency, Map<PieceState, Integer> pieces) {
        var price = draft.unitPrice();
        return new Line(
                id,
                draft.kind(),
                draft.description(),
                draft.quantity(),
                price == null ? null : CurrencyDecimals.exact(price, currency),
                draft.total(currency),
                draft.filamentId(),
                draft.partFile(),
                good(pieces),
                pieces);
    }

    public LineDraft draft() {
        return new LineDraft(kind, description, quantity, unitPrice, filamentId, partFile);
    }

    /** How many pieces the line has once the order is confirmed. */
    public int pieceCount() {
        return kind.isMade() ? quantity : 0;
    }

    /** How many of the pieces have passed QC. */
    public static int good(Map<PieceState, Integer> pieces) {
        return pieces.entrySet().stream()
                .filter(count -> count.getKey().isGood())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
