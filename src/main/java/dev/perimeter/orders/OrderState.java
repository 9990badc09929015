package dev.perimeter.orders;

import dev.perimeter.values.WireWord;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an order is on its way, and where it may go from there: the one table of it, which
 * {@code docs/states.md} shows.
 */
public enum OrderState implements WireWord {
    DRAFT,
    CONFIRMED,
    IN_PRODUCTION,
    READY,
    SHIPPED,
    COMPLETED,
    ON_HOLD,
    CANCELLED;

    /**
     * What may follow.
     *
     * @param heldFrom where an order on hold came from, and returns to; null in any other state
     */
    List<OrderState> next(@Nullable OrderState heldFrom) {
        return switch (this) {
            case DRAFT -> List.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> List.of(IN_PRODUCTION, ON_HOLD, CANCELLED);
            case IN_PRODUCTION -> List.of(READY, ON_HOLD, CANCELLED);
            case READY -> List.of(SHIPPED, ON_HOLD, CANCELLED);
            case SHIPPED -> List.of(COMPLETED, CANCELLED);
            case ON_HOLD -> List.of(Objects.requireNonNull(heldFrom), CANCELLED);
            case COMPLETED, CANCELLED -> List.of();
        };
    }

    /** Nothing about it changes any more. */
    boolean isFinished() {
        return this == COMPLETED || this == CANCELLED;
    }

    /** Confirmed, and not sent yet: somebody has to work on it. */
    public boolean isOpen() {
        return this == CONFIRMED || this == IN_PRODUCTION || this == READY || this == ON_HOLD;
    }

    /** It takes pieces that are all good to get there. */
    public boolean needsGoodPieces() {
        return this == READY || this == SHIPPED || this == COMPLETED;
    }
}
