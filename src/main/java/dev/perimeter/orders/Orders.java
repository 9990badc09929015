package dev.perimeter.orders;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.orders.lists.OrderFilter;
import dev.perimeter.pieces.StateChange;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders of the company acted for, as they are read. */
@Repository
public class Orders {

    private final JdbcClient db;
    private final OrderSearch search;

    Orders(JdbcClient db, OrderSearch search) {
        this.db = db;
        this.search = search;
    }

    public Optional<Order> find(Member me, UUID id) {
        return search.page(me, OrderFilter.of(id), SortKey.of(), 1).stream().findFirst();
    }

    /** Empty where there is no such order. */
    Optional<List<StateChange>> moves(Member me, UUID order, TimePosition after, int limit) {
        return StateChange.ofRecord(db.sql("select " + StateChange.COLUMNS + """
                          from sales_order o
                          left join order_move m
                            on m.company_id = :company and m.order_id = o.id and (m.at, m.id) > (:afterAt, :afterId)
                         where o.company_id = :company
                           and o.id = :order
                         order by m.at, m.id
                         limit :limit
                        """)
                .param("company", me.company())
                .param("order", order)
                .param("afterAt", after.atUtc())
                .param("afterId", after.id())
                .param("limit", limit)
                .query(RecordRowMapper.of(StateChange.class))
                .list());
    }

    /** The database hides customers as well; the application says so itself (spec 1.3, 6.4). */
    public static boolean seesCustomers(Member me) {
        return me.may(Permission.CUSTOMERS_VIEW);
    }
}
