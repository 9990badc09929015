package dev.perimeter.orders;

import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Orders as the parameters of statements; the lines go as JSON. */
@Component
class OrderColumns {

    private final JsonMapper json;

    OrderColumns(JsonMapper json) {
        this.json = json;
    }

    Map<String, @Nullable Object> of(Member me, Order order, int customerNumber) {
        var draft = order.draft();
        var reference = order.sourceReference();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("company", me.company());
        columns.put("id", order.id());
        columns.put("number", order.number());
        columns.put("customer", order.customerId());
        columns.put("customerNumber", customerNumber);
        columns.put("source", order.source());
        columns.put("sourceKey", FoldedText.of(order.source()));
        columns.put("reference", reference);
        columns.put("referenceKey", reference == null ? null : FoldedText.of(reference));
        columns.put("priority", order.priority().word());
        columns.put("dueOn", order.dueOn());
        columns.put("currency", order.currency());
        columns.put("billingAddress", order.billingAddress());
        columns.put("shippingAddress", order.shippingAddress());
        columns.put("notes", order.notes());
        columns.put("total", order.total());
        columns.put("searchText", draft.searchText());
        columns.put("lines", json.writeValueAsString(lines(order.lines())));
        return columns;
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
        columns.put("description", line.description());
        columns.put("quantity", line.quantity());
        columns.put("unit_price", line.unitPrice());
        columns.put("filament_id", line.filamentId());
        columns.put("part_file", line.partFile());
        return columns;
    }
}
