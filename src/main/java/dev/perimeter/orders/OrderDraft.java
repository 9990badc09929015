package dev.perimeter.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Revision;
import dev.perimeter.orders.Order.OrderDelivery;
import dev.perimeter.orders.Order.OrderOrigin;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.Order.OrderTerms;
import dev.perimeter.orders.OrderReferences.Named;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.orders.customers.OrderCustomer;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lines.LineDraft;
import dev.perimeter.orders.lines.OrderContents;
import dev.perimeter.orders.lines.OrderSums;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.values.money.Amount;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.json.WithDefault;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set.
 *
 * @param currency of all prices; the company's where it is not said
 */
@Audited(RecordType.ORDER)
public record OrderDraft(
        UUID customerId,
        @JsonUnwrapped OrderOrigin origin,
        @CurrencyCode @Nullable String currency,
        @JsonUnwrapped OrderDelivery delivery,

        @WithDefault @Size(max = 200, message = "{fault.lines}")
        List<LineDraft> lines) {

    private static final int PIECES_MAX = 5_000;
    private static final int SEARCHED_MAX = 200_000;

    public OrderDraft {
        var all = Objects.requireNonNullElse(lines, List.<LineDraft>of());
        lines = currency == null
                ? all
                : all.stream().map(line -> line.in(currency)).toList();
    }

    public OrderDraft billedTo(@Nullable String address) {
        return new OrderDraft(customerId, origin, currency, delivery.billedTo(address), lines);
    }

    /** Refuses what no single field is to blame for. */
    void check() {
        if (pieces() > PIECES_MAX) {
            throw Problem.invalid("lines", FieldFault.of("fault.lines.pieces", "max", PIECES_MAX));
        }
    }

    /**
     * The same draft with its currency.
     *
     * @throws Problem 400 naming each such {@code lines[n].unitPrice}, or {@code lines}
     */
    OrderDraft paidIn(String named) {
        var faults = new ArrayList<WrongField>();
        for (var i = 0; i < lines.size(); i++) {
            var field = "lines[" + i + "].unitPrice";
            lines.get(i).fault(named).ifPresent(fault -> faults.add(new WrongField(field, fault)));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        var sums = OrderSums.of(lines, named);
        if (sums.net().signum() < 0) {
            throw Problem.invalid("lines", FieldFault.of("fault.lines.negative"));
        }
        if (sums.gross().compareTo(Amount.max(named)) > 0) {
            throw Problem.invalid("lines", FieldFault.of("fault.lines.total", "max", Amount.max(named)));
        }
        return new OrderDraft(customerId, origin, named, delivery, lines);
    }

    private int pieces() {
        return lines.stream().mapToInt(LineDraft::pieceCount).sum();
    }

    /** What a search looks into beside the number and the customer. */
    String searchText() {
        var texts = Stream.concat(
                Stream.of(origin.sourceReference(), delivery.notes()),
                lines.stream().flatMap(line -> Stream.of(line.description(), line.partFile())));
        var all = texts.filter(Objects::nonNull).map(SearchKey::of).collect(Collectors.joining("\n"));
        // Folding can make a text longer than the sum of what was allowed. Nobody looks for what
        // stands behind a book's
        // worth of it.
        var length = all.codePointCount(0, all.length());
        return length <= SEARCHED_MAX ? all : all.substring(0, all.offsetByCodePoints(0, SEARCHED_MAX));
    }

    /**
     * Everything but the lines and what they are paid in: what may change until the order has
     * ended.
     */
    boolean sellsTheSameAs(OrderDraft other) {
        return customerId.equals(other.customerId)
                && Objects.equals(currency, other.currency)
                && lines.equals(other.lines);
    }

    /** The same draft with other notes: all that changes on an ended order (spec 12.7). */
    OrderDraft noting(@Nullable String notes) {
        return new OrderDraft(customerId, origin, currency, delivery.noting(notes), lines);
    }

    Order as(UUID id, Named named, KeptCustomer kept, OrderProgress progress, List<Line> lines, Revision revision) {
        var customerNumber = Objects.requireNonNull(named.customerNumber());
        return new Order(
                id,
                named.number(),
                OrderCustomer.of(customerId, customerNumber, named.customerName(), kept),
                progress,
                new OrderTerms(origin, named.currency(), delivery),
                OrderContents.of(lines, named.currency()),
                revision);
    }
}
