package dev.perimeter.orders;

import dev.perimeter.orders.OrderReferences.Named;
import dev.perimeter.values.CurrencyCode;
import dev.perimeter.values.Day;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set.
 *
 * @param source where the order came from: a shop system's name, {@code manual} where it is not said
 * @param sourceReference its number there, unique within the source
 * @param currency of all prices; the company's where it is not said
 */
public record OrderDraft(
        UUID customerId,
        @Text(max = 50) @Nullable String source,
        @Text(max = 100) @Nullable String sourceReference,
        Order.@Nullable Priority priority,
        @Day(from = 2000) @Nullable LocalDate dueOn,
        @CurrencyCode @Nullable String currency,
        @Text(max = 500, multiline = true) @Nullable String billingAddress,
        @Text(max = 500, multiline = true) @Nullable String shippingAddress,
        @Text(max = 5000, multiline = true) @Nullable String notes,

        @Size(max = 200, message = "{fault.lines}") @Nullable
        List<LineDraft> lines) {

    private static final BigDecimal TOTAL_MAX = new BigDecimal("999999999999.99");
    private static final int PIECES_MAX = 5_000;
    private static final int SEARCHED_MAX = 200_000;

    public OrderDraft {
        source = Objects.requireNonNullElse(source, "manual");
        priority = Objects.requireNonNullElse(priority, Order.Priority.NORMAL);
        lines = Objects.requireNonNullElse(lines, List.of());
    }

    public List<LineDraft> allLines() {
        return Objects.requireNonNull(lines);
    }

    BigDecimal total() {
        return allLines().stream().map(LineDraft::total).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    public OrderDraft billedTo(@Nullable String address) {
        return new OrderDraft(
                customerId, source, sourceReference, priority, dueOn, currency, address, shippingAddress, notes, lines);
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
        return allLines().stream().mapToInt(LineDraft::quantity).sum();
    }

    /** What a search looks into beside the number and the customer. */
    String searchText() {
        var texts = Stream.concat(
                Stream.of(sourceReference, notes),
                allLines().stream().flatMap(line -> Stream.of(line.description(), line.partFile())));
        var all = texts.filter(Objects::nonNull).map(FoldedText::of).collect(Collectors.joining("\n"));
        // Folding can make a text longer than the sum of what was allowed. Nobody looks for what stands behind a book's
        // worth of it.
        var length = all.codePointCount(0, all.length());
        return length <= SEARCHED_MAX ? all : all.substring(0, all.offsetByCodePoints(0, SEARCHED_MAX));
    }

    /** Everything but the lines and what they are paid in: what may change until the order has ended. */
    boolean sellsTheSameAs(OrderDraft other) {
        return customerId.equals(other.customerId)
                && Objects.equals(currency, other.currency)
                && allLines().equals(other.allLines());
    }

    /** @param before null for a new order */
    Order as(UUID id, Named named, List<Line> lines, @Nullable Order before) {
        var pieces = Order.pieces(lines);
        var status = before == null ? OrderState.DRAFT : before.status();
        return new Order(
                id,
                named.number(),
                customerId,
                OrderRows.label(named.customerName(), Objects.requireNonNull(named.customerNumber())),
                status,
                before == null ? null : before.heldFrom(),
                before == null ? status.next(null) : before.allowed(),
                null,
                Objects.requireNonNull(source),
                sourceReference,
                Objects.requireNonNull(priority),
                dueOn,
                named.currency(),
                billingAddress,
                shippingAddress,
                notes,
                lines,
                total(),
                lines.stream().mapToInt(Line::quantity).sum(),
                Order.good(pieces),
                pieces,
                before == null ? 1 : before.version() + 1,
                before == null ? named.now() : before.createdAt(),
                named.now());
    }
}
