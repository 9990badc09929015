package dev.perimeter.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Revision;
import dev.perimeter.orders.Order.OrderContents;
import dev.perimeter.orders.Order.OrderCustomer;
import dev.perimeter.orders.Order.OrderDelivery;
import dev.perimeter.orders.Order.OrderOrigin;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.Order.OrderTerms;
import dev.perimeter.orders.OrderReferences.Named;
import dev.perimeter.values.CurrencyCode;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.json.WithDefault;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
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
public record OrderDraft(
        UUID customerId,
        @JsonUnwrapped OrderOrigin origin,
        @CurrencyCode @Nullable String currency,
        @JsonUnwrapped OrderDelivery delivery,

        @WithDefault @Size(max = 200, message = "{fault.lines}")
        List<LineDraft> lines) {

    private static final BigDecimal TOTAL_MAX = new BigDecimal("999999999999.99");
    private static final int PIECES_MAX = 5_000;
    private static final int SEARCHED_MAX = 200_000;

    public OrderDraft {
        lines = Objects.requireNonNullElse(lines, List.of());
    }

    BigDecimal total() {
        return lines.stream().map(LineDraft::total).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public OrderDraft billedTo(@Nullable String address) {
        return new OrderDraft(customerId, origin, currency, delivery.billedTo(address), lines);
    }

    /** Refuses what no single field is to blame for. */
    void check() {
        if (total().compareTo(TOTAL_MAX) > 0) {
            throw Problem.invalid("lines", FieldFault.of("fault.lines.total", "max", TOTAL_MAX));
        }
        if (pieces() > PIECES_MAX) {
            throw Problem.invalid("lines", FieldFault.of("fault.lines.pieces", "max", PIECES_MAX));
        }
    }

    private int pieces() {
        return lines.stream().mapToInt(LineDraft::quantity).sum();
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

    Order as(UUID id, Named named, OrderProgress progress, List<Line> lines, Revision revision) {
        var label = OrderCustomer.label(named.customerName(), Objects.requireNonNull(named.customerNumber()));
        return new Order(
                id,
                named.number(),
                new OrderCustomer(customerId, label),
                progress,
                new OrderTerms(origin, named.currency(), delivery),
                OrderContents.of(lines),
                revision);
    }
}
