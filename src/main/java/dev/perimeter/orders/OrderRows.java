package dev.perimeter.orders;

import dev.perimeter.pieces.PieceState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows as orders; the lines come as JSON. */
@Component
public class OrderRows {

    private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};

    private final JsonMapper json;

    OrderRows(JsonMapper json) {
        this.json = json;
    }

    record StoredLine(
            UUID id,
            String description,
            int quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable UUID filamentId,
            @Nullable String partFile,
            Map<String, Integer> pieces) {

        Line line() {
            var counted = new EnumMap<PieceState, Integer>(PieceState.class);
            pieces.forEach((state, count) -> counted.put(PieceState.valueOf(state.toUpperCase(Locale.ROOT)), count));
            return Line.of(id, new LineDraft(description, quantity, unitPrice, filamentId, partFile), counted);
        }
    }

    Order order(ResultSet row) throws SQLException {
        var lines = lines(row.getString("lines"));
        var pieces = Order.pieces(lines);
        var status = OrderState.of(row.getString("status"));
        var heldFrom = row.getString("held_from") == null ? null : OrderState.of(row.getString("held_from"));
        return new Order(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getObject("customer_id", UUID.class),
                label(row.getString("customer_name"), row.getInt("customer_number")),
                status,
                heldFrom,
                status.next(heldFrom),
                row.getString("cancel_reason"),
                row.getString("source"),
                row.getString("source_reference"),
                Order.Priority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT)),
                row.getObject("due_on", LocalDate.class),
                row.getString("currency"),
                row.getString("billing_address"),
                row.getString("shipping_address"),
                row.getString("notes"),
                lines,
                row.getBigDecimal("total"),
                lines.stream().mapToInt(Line::quantity).sum(),
                Order.good(pieces),
                pieces,
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** What the customer is called to who may not view customers (spec 6.4). */
    public static String label(@Nullable String name, int number) {
        return name == null ? "Customer " + number : name;
    }

    private List<Line> lines(@Nullable String stored) {
        return stored == null
                ? List.of()
                : json.readValue(stored, LINES).stream().map(StoredLine::line).toList();
    }
}
