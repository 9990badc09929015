package dev.perimeter.orders;

import dev.perimeter.pieces.PieceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines.
 *
 * @param number consecutive within the company, from 1
 * @param customerLabel the customer's name; for who may not view customers, their number
 * @param allowed where the order may go now
 * @param total of all lines, exact, in the order's currency
 * @param quantity how many pieces are wanted
 * @param good how many of them have passed QC
 * @param pieces how many are in each state, remakes and what they replace among them
 */
public record Order(
        UUID id,
        int number,
        UUID customerId,
        String customerLabel,
        OrderState status,
        @Nullable OrderState heldFrom,
        List<OrderState> allowed,
        @Nullable String cancelReason,
        String source,
        @Nullable String sourceReference,
        Priority priority,
        @Nullable LocalDate dueOn,
        String currency,
        @Nullable String billingAddress,
        @Nullable String shippingAddress,
        @Nullable String notes,
        List<Line> lines,
        BigDecimal total,
        int quantity,
        int good,
        Map<PieceState, Integer> pieces,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT;

        /** As JSON and the database call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static int good(Map<PieceState, Integer> pieces) {
        return pieces.entrySet().stream()
                .filter(count -> count.getKey().isGood())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Of all lines together. */
    static Map<PieceState, Integer> pieces(List<Line> lines) {
        var all = new EnumMap<PieceState, Integer>(PieceState.class);
        lines.forEach(line -> line.pieces().forEach((state, count) -> all.merge(state, count, Integer::sum)));
        return all;
    }

    public OrderDraft draft() {
        return new OrderDraft(
                customerId,
                source,
                sourceReference,
                priority,
                dueOn,
                currency,
                billingAddress,
                shippingAddress,
                notes,
                lines.stream().map(Line::draft).toList());
    }

    Order moved(OrderState to, @Nullable OrderState from, @Nullable String reason, List<Line> planned, Instant now) {
        return with(to, from, reason, billingAddress, planned, version + 1, now);
    }

    /** To whom an invoice goes is the customer's affair: shown to who may view customers (spec 6.2). */
    Order withoutBillingAddress() {
        return with(status, heldFrom, cancelReason, null, lines, version, updatedAt);
    }

    private Order with(
            OrderState to,
            @Nullable OrderState from,
            @Nullable String reason,
            @Nullable String billing,
            List<Line> current,
            int next,
            Instant at) {
        var counted = pieces(current);
        return new Order(
                id,
                number,
                customerId,
                customerLabel,
                to,
                from,
                to.next(from),
                reason,
                source,
                sourceReference,
                priority,
                dueOn,
                currency,
                billing,
                shippingAddress,
                notes,
                current,
                total,
                quantity,
                good(counted),
                counted,
                next,
                createdAt,
                at);
    }
}
