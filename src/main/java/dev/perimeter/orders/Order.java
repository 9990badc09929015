package dev.perimeter.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.orders.customers.OrderCustomer;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lines.OrderContents;
import dev.perimeter.values.Day;
import dev.perimeter.values.Text;
import dev.perimeter.values.WireWord;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.web.json.WithDefault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines.
 *
 * @param number consecutive within the company, from 1
 */
@Audited(RecordType.ORDER)
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

        OrderDelivery or(KeptCustomer kept) {
            return new OrderDelivery(
                    billingAddress == null ? kept.billingAddress() : billingAddress,
                    shippingAddress == null ? kept.shippingAddress() : shippingAddress,
                    notes);
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

    public Order keeping(KeptCustomer kept) {
        var name = kept.customerName();
        var label = name == null ? customer.customerLabel() : name;
        var keeping = new OrderCustomer(customer.customerId(), label, kept);
        return new Order(id, number, keeping, progress, terms, contents, revision);
    }

    /**
     * With the addresses that were kept, where the order has none of its own. To whom an invoice
     * goes is the customer's affair: shown to who may view customers (spec 6.2).
     */
    public Order shown(boolean seesCustomers) {
        var delivery = terms.delivery();
        var shown = new OrderTerms(
                terms.origin(),
                terms.currency(),
                seesCustomers ? delivery.or(customer.kept()) : delivery.billedTo(null));
        return new Order(id, number, customer, progress, shown, contents, revision);
    }
}
