package dev.perimeter.orders;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.Order.OrderTerms;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.orders.customers.OrderCustomer;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lines.LineDraft;
import dev.perimeter.orders.lines.LineKind;
import dev.perimeter.orders.lines.OrderContents;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.FoldedText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders from rows, and as the parameters of statements: the lines go both ways as JSON. */
@Component
class OrderRows implements RowMapper<Order> {

    private static final TypeReference<List<StoredLine>> LINES = new TypeReference<>() {};
    private static final RowMapper<Row> ROWS = RecordRowMapper.of(Row.class);

    private final JsonMapper json;

    OrderRows(JsonMapper json) {
        this.json = json;
    }

    /** @param customerName null for who may not view customers */
    private record Row(
            UUID id,
            int number,
            UUID customerId,
            int customerNumber,
            @Nullable String customerName,
            OrderState status,
            @Nullable OrderState heldFrom,
            @Nullable String cancelReason,
            @JsonUnwrapped OrderTerms terms,
            @Nullable String kept,
            @Nullable String lines,
            @JsonUnwrapped Revision revision) {}

    private record StoredLine(
            UUID id,
            String kind,
            String description,
            int quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable UUID filamentId,
            @Nullable String partFile,
            int shortBy,
            Map<String, Integer> pieces) {

        Line line(String currency) {
            var counted = new EnumMap<PieceState, Integer>(PieceState.class);
            pieces.forEach((state, count) -> counted.put(PieceState.valueOf(state.toUpperCase(Locale.ROOT)), count));
            var kindOfLine = LineKind.valueOf(kind.toUpperCase(Locale.ROOT));
            var draft = new LineDraft(kindOfLine, description, quantity, unitPrice, filamentId, partFile);
            return Line.of(id, draft, currency, counted, shortBy);
        }
    }

    @Override
    public Order mapRow(ResultSet columns, int place) throws SQLException {
        var row = ROWS.mapRow(columns, place);
        var currency = row.terms().currency();
        var lines = row.lines() == null
                ? List.<Line>of()
                : json.readValue(row.lines(), LINES).stream()
                        .map(line -> line.line(currency))
                        .toList();
        return new Order(
                row.id(),
                row.number(),
                OrderCustomer.of(row.customerId(), row.customerNumber(), row.customerName(), kept(row)),
                OrderProgress.of(row.status(), row.heldFrom(), row.cancelReason()),
                row.terms(),
                OrderContents.of(lines, currency),
                row.revision());
    }

    private KeptCustomer kept(Row row) {
        return row.kept() == null
                ? KeptCustomer.NOBODY
                : json.readValue(row.kept(), KeptCustomer.Stored.class).kept();
    }

    Map<String, @Nullable Object> parameters(Member me, Order order, int customerNumber) {
        var draft = order.draft();
        var origin = order.terms().origin();
        var reference = origin.sourceReference();
        var parameters = RecordParameters.of(me.company(), order.id(), order.terms());
        parameters.put("number", order.number());
        parameters.put("customerId", draft.customerId());
        parameters.put("customerNumber", customerNumber);
        parameters.put("sourceKey", FoldedText.of(origin.source()));
        parameters.put("sourceReferenceKey", reference == null ? null : FoldedText.of(reference));
        parameters.put("total", order.contents().total());
        parameters.put("searchText", draft.searchText());
        parameters.put("lines", json.writeValueAsString(lines(order.contents().lines())));
        return parameters;
    }

    private static List<Map<String, @Nullable Object>> lines(List<Line> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> line(lines.get(i), i + 1))
                .toList();
    }

    private static Map<String, @Nullable Object> line(Line line, int position) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", line.id());
        columns.put("position", position);
        columns.put("kind", line.kind().word());
        columns.put("description", line.description());
        columns.put("quantity", line.quantity());
        columns.put("unit_price", line.unitPrice());
        columns.put("filament_id", line.filamentId());
        columns.put("part_file", line.partFile());
        return columns;
    }
}
