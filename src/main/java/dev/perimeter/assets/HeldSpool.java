package dev.perimeter.assets;

import dev.perimeter.values.money.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A spool that nobody else takes from before this transaction ends. Weights in grams. */
public record HeldSpool(
        UUID id,
        BigDecimal remainingG,
        BigDecimal netWeightG,
        @Nullable BigDecimal price,
        @Nullable String currency,
        String status,
        UUID filamentId,
        @Nullable Instant weighedAt) {

    /** A weighing settles what was taken before it. */
    public boolean isSettledSince(Instant time) {
        return weighedAt != null && weighedAt.isAfter(time);
    }

    HeldSpool holding(BigDecimal grams) {
        return new HeldSpool(id, grams, netWeightG, price, currency, status, filamentId, weighedAt);
    }

    /** The cost of so many grams; empty where the price is not known. */
    public Optional<Amount> cost(BigDecimal grams) {
        return Optional.ofNullable(Amount.of(price, currency))
                .map(whole -> whole.share(grams, netWeightG))
                .filter(Amount::isStorable);
    }
}
