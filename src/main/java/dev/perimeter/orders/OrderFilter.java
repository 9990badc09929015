package dev.perimeter.orders;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to look for; null for everything.
 *
 * @param text a key, looked for in number, outside reference, line texts, notes and, for who may
 *     view customers, the customer's name
 * @param open whether somebody has yet to work on it: confirmed, in production, ready or on hold
 */
record OrderFilter(
        String text,
        @Nullable UUID id,
        @Nullable OrderState status,
        @Nullable Boolean open,
        @Nullable UUID customerId,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo) {

    static OrderFilter of(UUID id) {
        return new OrderFilter("", id, null, null, null, null, null);
    }

    /** The words of those states; null where open orders are not told from others. */
    String @Nullable [] states() {
        return open == null
                ? null
                : Arrays.stream(OrderState.values())
                        .filter(state -> state.isOpen() == open)
                        .map(OrderState::word)
                        .toArray(String[]::new);
    }
}
