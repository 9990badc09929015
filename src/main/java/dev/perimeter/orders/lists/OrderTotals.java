package dev.perimeter.orders.lists;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.web.lists.ListCount;
import dev.perimeter.web.lists.Page;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many orders a list has, and what they are worth, by currency. */
@Repository
public class OrderTotals {

    private final JdbcClient db;

    OrderTotals(JdbcClient db) {
        this.db = db;
    }

    /** @param currency ISO 4217 */
    public record Total(String currency, int orders, BigDecimal total) {}

    /** Empty sums where not all orders were counted. */
    public record Counted(ListCount count, List<Total> totals) {

        private static Counted of(List<Total> totals) {
            var orders = totals.stream().mapToInt(Total::orders).sum();
            return orders > ListCount.MAX
                    ? new Counted(new ListCount(ListCount.MAX, true), List.of())
                    : new Counted(new ListCount(orders, false), totals);
        }
    }

    /** Of what is found by words, only a list of one page is added up. */
    public Counted of(Member me, OrderFilter filter, Page<Order> page, boolean isFirst) {
        if (isFirst && page.next() == null) {
            return Counted.of(added(page.items()));
        }
        return filter.q().isEmpty()
                ? Counted.of(counted(me, filter))
                : new Counted(new ListCount(page.items().size(), true), List.of());
    }

    private static List<Total> added(List<Order> orders) {
        var byCurrency = new TreeMap<String, Total>();
        for (var order : orders) {
            var one = new Total(order.terms().currency(), 1, order.contents().total());
            byCurrency.merge(
                    one.currency(),
                    one,
                    (sum, next) -> new Total(
                            sum.currency(), sum.orders() + 1, sum.total().add(next.total())));
        }
        return List.copyOf(byCurrency.values());
    }

    private List<Total> counted(Member me, OrderFilter filter) {
        return db.sql("""
                        select currency, count(*) as orders, sum(total) as total
                          from (select o.currency, o.total
                                  from sales_order o
                                 where o.company_id = :company
                                   and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                                   and (cast(:status as text) is null or o.status = :status)
                                   and (cast(:states as text[]) is null or o.status = any (cast(:states as text[])))
                                   and (cast(:dueFrom as date) is null
                                        or {due} >= :dueFrom and {due} < 'infinity')
                                   and (cast(:dueTo as date) is null or {due} <= :dueTo)
                                 limit :most) counted
                         group by currency
                         order by currency
                        """.replace("{due}", OrderMatches.DUE))
                .params(RecordParameters.of(me.company(), filter))
                .param("states", filter.states())
                .param("most", ListCount.MAX + 1)
                .query(RecordRowMapper.of(Total.class))
                .list();
    }
}
