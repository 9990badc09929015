package dev.perimeter.orders.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.orders.Order;
import dev.perimeter.web.lists.Ordering;
import dev.perimeter.web.lists.SortKey;

/**
 * What a list of orders is sorted by: the number, the day they are due (those without one last) or
 * the total. A minus turns it round.
 */
public enum OrderSort {
    NUMBER,
    @JsonProperty("-number")
    NUMBER_DOWN,
    DUE,
    @JsonProperty("-due")
    DUE_DOWN,
    TOTAL,
    @JsonProperty("-total")
    TOTAL_DOWN;

    private static final String NEVER = "infinity";

    public Ordering ordering() {
        return switch (this) {
            case NUMBER, NUMBER_DOWN -> Ordering.byNumber(this == NUMBER_DOWN);
            case DUE, DUE_DOWN ->
                new Ordering(
                        "case when due_on is null then 'infinity' else due_on end",
                        "date",
                        "-infinity",
                        NEVER,
                        this == DUE_DOWN);
            case TOTAL, TOTAL_DOWN -> new Ordering("total", "numeric", "-Infinity", "Infinity", this == TOTAL_DOWN);
        };
    }

    /** The column of the key, beside the number. */
    public String column() {
        return switch (this) {
            case NUMBER, NUMBER_DOWN -> "";
            case DUE, DUE_DOWN -> ", due_on";
            case TOTAL, TOTAL_DOWN -> ", total";
        };
    }

    /** The place of an order in a list of this order. */
    public SortKey key(Order order) {
        var due = order.terms().origin().dueOn();
        var key =
                switch (this) {
                    case NUMBER, NUMBER_DOWN -> "";
                    case DUE, DUE_DOWN -> due == null ? NEVER : due.toString();
                    case TOTAL, TOTAL_DOWN -> order.contents().total().toPlainString();
                };
        return SortKey.of(key, order.number());
    }
}
