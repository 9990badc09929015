package dev.perimeter.orders.pages;

import dev.perimeter.orders.OrderState;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a shop looks at every day, one tap away: the list of orders, filtered. Its name is that of a
 * text.
 */
record OrderView(
        String name,
        @Nullable Boolean open,
        @Nullable OrderState status,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo) {

    private static final int AHEAD_DAYS = 7;

    /** What is shown now, and whose orders. */
    record Shown(OrderView view, @Nullable UUID customerId) {

        public List<OrderView> views(LocalDate today) {
            return Stream.of(
                            of("all", null, null),
                            of("open", true, null),
                            new OrderView("late", true, null, null, today.minusDays(1)),
                            new OrderView("soon", true, null, today, today.plusDays(AHEAD_DAYS - 1L)),
                            of("ready", null, OrderState.READY),
                            of("on-hold", null, OrderState.ON_HOLD),
                            of("drafts", null, OrderState.DRAFT))
                    .toList();
        }

        public boolean is(OrderView other) {
            return Objects.equals(view.open, other.open)
                    && view.status == other.status
                    && Objects.equals(view.dueFrom, other.dueFrom)
                    && Objects.equals(view.dueTo, other.dueTo);
        }

        public String address(OrderView other) {
            return UriComponentsBuilder.fromPath("/orders")
                    .queryParamIfPresent("customerId", Optional.ofNullable(customerId))
                    .queryParamIfPresent("open", Optional.ofNullable(other.open))
                    .queryParamIfPresent(
                            "status", Optional.ofNullable(other.status).map(OrderState::word))
                    .queryParamIfPresent("dueFrom", Optional.ofNullable(other.dueFrom))
                    .queryParamIfPresent("dueTo", Optional.ofNullable(other.dueTo))
                    .toUriString();
        }

        private static OrderView of(String name, @Nullable Boolean open, @Nullable OrderState status) {
            return new OrderView(name, open, status, null, null);
        }
    }
}
