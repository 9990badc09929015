package dev.perimeter.orders.lists;

import dev.perimeter.orders.OrderState;
import dev.perimeter.web.lists.Search;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to look for; null for everything.
 *
 * @param q words, each looked for in number, outside reference, line texts, notes and, for who may
 *     view customers, the customer's name
 * @param open whether somebody has yet to work on it: confirmed, in production, ready or on hold
 */
public record OrderFilter(
        Search q,
        @Nullable UUID id,
        @Nullable OrderState status,
        @Nullable Boolean open,
        @Nullable UUID customerId,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        OrderSort sort) {

    /** The newest first, if nothing else is said. */
    public static OrderFilter of(
            Search q,
            @Nullable OrderState status,
            @Nullable Boolean open,
            @Nullable UUID customerId,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo,
            @Nullable OrderSort sort) {
        var sorted = sort == null ? OrderSort.NUMBER_DOWN : sort;
        return new OrderFilter(q, null, status, open, customerId, dueFrom, dueTo, sorted);
    }

    public static OrderFilter of(UUID id) {
        return new OrderFilter(Search.of(null), id, null, null, null, null, null, OrderSort.NUMBER_DOWN);
    }

    /** The words of those states; null where open orders are not told from others. */
    public String @Nullable [] states() {
        return open == null
                ? null
                : Arrays.stream(OrderState.values())
                        .filter(state -> state.isOpen() == open)
                        .map(OrderState::word)
                        .toArray(String[]::new);
    }
}
