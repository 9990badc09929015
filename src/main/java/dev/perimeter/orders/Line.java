package dev.perimeter.orders;

import dev.perimeter.orders.Order.OrderContents;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line, with the state of its pieces. */
public record Line(
        UUID id,
        String description,
        int quantity,
        @Nullable BigDecimal unitPrice,
        BigDecimal total,
        @Nullable UUID filamentId,
        @Nullable String partFile,
        int good,
        Map<PieceState, Integer> pieces) {

    static Line of(UUID id, LineDraft draft, String currency, Map<PieceState, Integer> pieces) {
        var price = draft.unitPrice();
        return new Line(
                id,
                draft.description(),
                draft.quantity(),
                price == null ? null : CurrencyDecimals.exact(price, currency),
                draft.total(currency),
                draft.filamentId(),
                draft.partFile(),
                OrderContents.good(pieces),
                pieces);
    }

    LineDraft draft() {
        return new LineDraft(description, quantity, unitPrice, filamentId, partFile);
    }
}
