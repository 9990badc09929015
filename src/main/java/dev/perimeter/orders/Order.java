package dev.perimeter.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lines.OrderSums;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.Day;
import dev.perimeter.values.Text;
import dev.perimeter.values.WireWord;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.web.json.WithDefault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines.
 *
 * @param number consecutive within the company, from 1
 */
public record Order(
        UUID id,
        int number,
        @JsonUnwrapped OrderCustomer customer,
        @JsonUnwrapped OrderProgress progress,
        @JsonUnwrapped OrderTerms terms,
        @JsonUnwrapped OrderContents contents,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    public enum Priority implements WireWord {
        LOW,
        NORMAL,
        HIGH,
        URGENT;
    }

    /** @param customerLabel the customer's name; for who may not view customers, their number */
    public record OrderCustomer(UUID customerId, String customerLabel) {

        /** What the customer is called to who may not view customers (spec 6.4). */
        public static String label(@Nullable String name, int number) {
            return name == null ? "Customer " + number : name;
        }
    }

    /** @param allowed where the order may go now */
    public record OrderProgress(
            OrderState status,
            @Nullable OrderState heldFrom,
            List<OrderState> allowed,
            @Nullable String cancelReason) {

        public static OrderProgress of(
                OrderState status, @Nullable OrderState heldFrom, @Nullable String cancelReason) {
            return new OrderProgress(status, heldFrom, status.next(heldFrom), cancelReason);
        }
    }

    /** @param currency of all prices */
    public record OrderTerms(
            @JsonUnwrapped OrderOrigin origin,
            String currency,
            @JsonUnwrapped OrderDelivery delivery) {}

    /**
     * @param source where the order came from: a shop system's name, {@code manual} where it is not
     *     said
     * @param sourceReference its number there, unique within the source
     */
    public record OrderOrigin(
            @WithDefault @Text(max = 50) String source,
            @VisibleOnly @Text(max = 100) @Nullable String sourceReference,
            @WithDefault Priority priority,
            @Day(from = 2000) @Nullable LocalDate dueOn) {

        public OrderOrigin {
            source = Objects.requireNonNullElse(source, "manual");
            priority = Objects.requireNonNullElse(priority, Priority.NORMAL);
        }
    }

    public record OrderDelivery(
            @Text(max = 500, multiline = true) @Nullable String billingAddress,
            @Text(max = 500, multiline = true) @Nullable String shippingAddress,
            @Text(max = 5000, multiline = true) @Nullable String notes) {

        OrderDelivery noting(@Nullable String other) {
            return new OrderDelivery(billingAddress, shippingAddress, other);
        }

        OrderDelivery billedTo(@Nullable String address) {
            return new OrderDelivery(address, shippingAddress, notes);
        }
    }

    /**
     * @param total the gross sum, under the name that it had before there was tax
     * @param quantity how many pieces are wanted
     * @param good how many of them have passed QC
     * @param shippedPieces how many of them are on their way
     * @param pieces how many are in each state, remakes and what they replace among them
     */
    public record OrderContents(
            List<Line> lines,
            @JsonUnwrapped OrderSums sums,
            BigDecimal total,
            int quantity,
            int good,
            int shippedPieces,
            Map<PieceState, Integer> pieces) {

        public static OrderContents of(List<Line> lines, String currency) {
            var pieces = new EnumMap<PieceState, Integer>(PieceState.class);
            lines.forEach(line -> line.pieces().forEach((state, count) -> pieces.merge(state, count, Integer::sum)));
            var sums = OrderSums.of(lines, currency);
            var quantity = lines.stream().mapToInt(Line::pieceCount).sum();
            var shipped = pieces.getOrDefault(PieceState.SHIPPED, 0);
            return new OrderContents(lines, sums, sums.gross(), quantity, Line.good(pieces), shipped, pieces);
        }
    }

    public OrderDraft draft() {
        var lines = contents.lines().stream().map(Line::draft).toList();
        return new OrderDraft(customer.customerId(), terms.origin(), terms.currency(), terms.delivery(), lines);
    }

    public Order moved(OrderProgress to, List<Line> planned, Instant now) {
        return new Order(
                id, number, customer, to, terms, OrderContents.of(planned, terms.currency()), revision.next(now));
    }

    /**
     * To whom an invoice goes is the customer's affair: shown to who may view customers (spec 6.2).
     */
    Order withoutBillingAddress() {
        var without = new OrderTerms(
                terms.origin(), terms.currency(), terms.delivery().billedTo(null));
        return new Order(id, number, customer, progress, without, contents, revision);
    }
}
