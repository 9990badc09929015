package dev.perimeter.assets.spools.events;

import dev.perimeter.values.WireWord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why there is more, or less, on a spool.
 *
 * @param grams as it was told: what was used, what the scales said, or a difference with its sign
 * @param deltaG what there was more after it than before
 * @param remainingG what there was after it
 * @param pieceId the piece that was printed with it, if it was a piece
 */
public record SpoolEvent(
        UUID id,
        Instant at,
        Kind kind,
        BigDecimal grams,
        BigDecimal deltaG,
        BigDecimal remainingG,
        @Nullable String reason,
        @Nullable UUID pieceId,
        Witness createdBy) {

    public enum Kind implements WireWord {
        CONSUMED,
        WEIGHED,
        ADJUSTED;
    }

    /** By the name that the person had then. */
    record Witness(UUID accountId, String displayName) {}
}
