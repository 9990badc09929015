package dev.perimeter.orders;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.orders.lists.OrderFilter;
import dev.perimeter.orders.lists.OrderMatches;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of orders. */
@Repository
class OrderSearch {

    private final JdbcClient db;
    private final OrderRows rows;

    OrderSearch(JdbcClient db, OrderRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /**
     * Words are looked for among the next orders of the list first, and only then by the index of
     * texts. {@code offset 0} keeps the order and the filters, and the indexes that they would call
     * for, out of the look-up by id.
     */
    List<Order> page(Member me, OrderFilter filter, SortKey after, int limit) {
        var ordering = filter.sort().ordering();
        var isStart = after.parts().isEmpty();
        return db.sql(ordering.in(OrderMatches.sortedBy(filter.sort()) + """
                         page as materialized (
                          select o.id, o.number, o.customer_id, o.customer_number, o.status, o.held_from, o.cancel_reason, o.source,
                                 o.source_reference, o.priority, o.due_on, o.currency, o.billing_address, o.shipping_address, o.notes, o.total,
                                 o.version, o.created_at, o.updated_at
                            from (select id, number, customer_id, customer_number, status, held_from, cancel_reason, source, source_reference,
                                         priority, due_on, currency, billing_address, shipping_address, notes, total, version, created_at,
                                         updated_at
                                    from sales_order
                                   where company_id = :company
                                     and id = any (array(select id from found union all select id from far_found)) offset 0) o
                           where {behind}
                             and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                             and (cast(:status as text) is null or o.status = :status)
                             and (cast(:states as text[]) is null or o.status = any (cast(:states as text[])))
                             and (cast(:dueFrom as date) is null or o.due_on >= :dueFrom)
                             and (cast(:dueTo as date) is null or o.due_on <= :dueTo)
                           order by {by} limit :limit
                        ), counted as (
                          select p.line_id, p.status, count(*) as amount
                            from piece p
                           where p.company_id = :company
                             and p.order_id = any (array(select id from page))
                             and p.status || '' <> 'withdrawn'
                           group by p.line_id, p.status
                        ), progress as materialized (
                          select line_id, jsonb_object_agg(status, amount) as pieces from counted group by line_id
                        ), lined as materialized (
                          select l.order_id,
                                 jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'description', l.description, 'quantity', l.quantity,
                                                              'unitPrice', l.unit_price, 'filamentId', l.filament_id, 'partFile', l.part_file,
                                                              'shortBy', l.short_by, 'pieces', coalesce(progress.pieces, '{}')) order by l.position) as lines
                            from order_line l
                            left join progress on progress.line_id = l.id
                           where l.company_id = :company
                             and l.order_id = any (array(select id from page))
                           group by l.order_id
                        ), customers as materialized (
                          select c.id, c.name from customer c
                           where :seesCustomers and c.company_id = :company and c.id = any (array(select customer_id from page))
                        )
                        select page.id, page.number, page.customer_id, page.customer_number, customers.name as customer_name, page.status,
                               page.held_from, page.cancel_reason, page.source, page.source_reference, page.priority, page.due_on,
                               page.currency, page.billing_address, page.shipping_address, page.notes, page.total, page.version,
                               page.created_at, page.updated_at, lined.lines, case when k.order_id is not null then {kept} end as kept
                          from page
                          left join lined on lined.order_id = page.id
                          left join customers on customers.id = page.customer_id
                          left join order_customer k
                            on :seesCustomers and k.company_id = :company and k.order_id = any (array(select id from page)) and k.order_id = page.id
                         order by {by}
                        """.replace("{kept}", KeptCustomer.JSON)))
                .params(RecordParameters.of(me.company(), filter))
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("afterKey", isStart ? ordering.startKey() : after.text(0))
                .param("afterNumber", after.number(1, ordering.startNumber()))
                .param("words", filter.q().words())
                .param("patterns", filter.q().patterns())
                .param("states", filter.states())
                .param("limit", limit)
                .param("reach", filter.q().isEmpty() ? limit : Search.REACH)
                .query(rows)
                .list();
    }
}
