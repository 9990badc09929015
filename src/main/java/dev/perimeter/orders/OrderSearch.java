package dev.perimeter.orders;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Search;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of orders: the newest number first. */
@Repository
class OrderSearch {

    private final JdbcClient db;
    private final OrderRows rows;

    OrderSearch(JdbcClient db, OrderRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /**
     * A text is looked for among the next orders of the list first, and only then by the index of
     * texts. Conditions like {@code o.status || ''} are hidden from the indexes on purpose:
     * decision 0007 explains each part, and {@code PlansTest} holds the plans.
     */
    List<Order> page(Member me, OrderFilter filter, int beforeNumber, int limit) {
        return db.sql("""
                        with near as materialized (
                          (select o.id, o.number
                            from sales_order o
                           where o.company_id = :company
                             and o.number < :beforeNumber
                             and (cast(:id as uuid) is null or o.id = :id and o.version > 0)
                             and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                             and (cast(:status as text) is null
                                  or case when cast(:customerId as uuid) is null then o.status = :status else o.status || '' = :status end)
                             and (cast(:dueFrom as date) is null
                                  or case when cast(:customerId as uuid) is null then o.due_on >= :dueFrom else o.due_on + 0 >= :dueFrom end)
                             and (cast(:dueTo as date) is null
                                  or case when cast(:customerId as uuid) is null then o.due_on <= :dueTo else o.due_on + 0 <= :dueTo end)
                             and (cast(:states as text[]) is null
                                  or cast(:customerId as uuid) is not null and o.status || '' = any (cast(:states as text[])))
                           order by o.number desc limit :reach)
                          union all
                          (select n.id, n.number
                            from unnest(cast(:states as text[])) s (state)
                           cross join lateral (select o.id, o.number
                                                 from sales_order o
                                                where o.company_id = :company
                                                  and o.status = s.state
                                                  and o.number < :beforeNumber
                                                  and (cast(:dueFrom as date) is null or o.due_on >= :dueFrom)
                                                  and (cast(:dueTo as date) is null or o.due_on <= :dueTo)
                                                order by o.number desc limit :reach) n
                           where cast(:states as text[]) is not null and cast(:customerId as uuid) is null
                             and (cast(:status as text) is null or s.state = :status)
                           order by n.number desc limit :reach)
                        ), looked as materialized (
                          select o.id, o.number, o.customer_id,
                                 position(:text in o.search_text) > 0 or position(:text in cast(o.number as text)) > 0 as is_found
                            from sales_order o
                           where o.company_id = :company and o.id = any (array(select id from near where :text <> ''))
                        ), named as materialized (
                          select c.id, c.version
                            from customer c
                           where :seesCustomers and c.company_id = :company and position(:text in c.name_key) > 0
                             and c.id = any (array(select customer_id from looked where not is_found))
                        ), found as materialized (
                          select id from near where :text = ''
                          union all
                          (select id from looked where is_found or customer_id in (select id from named) order by number desc limit :limit)
                        ), need as materialized (
                          select :text <> '' and (select count(*) from near) = :reach and (select count(*) from found) < :limit as is_there
                        ), far_named as materialized (
                          select c.id, c.version
                            from customer c
                           where :seesCustomers and c.company_id = :company and position(:text in c.name_key) > 0
                             and c.id = any (array(select unnest(gate.found(:company, 'customer', :text)) where (select is_there from need)))
                        ), far as materialized (
                          select unnest(gate.found(:company, 'sales_order', :text)) as id where (select is_there from need)
                          union all
                          select o.id
                            from sales_order o
                           where o.company_id = :company and o.customer_id = any (array(select id from far_named))
                        ), page as materialized (
                          select o.id, o.number, o.customer_id, o.customer_number, o.status, o.held_from, o.cancel_reason, o.source,
                                 o.source_reference, o.priority, o.due_on, o.currency, o.billing_address, o.shipping_address, o.notes, o.total,
                                 o.version, o.created_at, o.updated_at
                            from sales_order o
                           where o.company_id = :company
                             and o.id = any (array(select id from found union all select id from far))
                             and o.number + 0 < :beforeNumber
                             and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                             and (cast(:status as text) is null or o.status || '' = :status)
                             and (cast(:states as text[]) is null or o.status || '' = any (cast(:states as text[])))
                             and (cast(:dueFrom as date) is null or o.due_on + 0 >= :dueFrom)
                             and (cast(:dueTo as date) is null or o.due_on + 0 <= :dueTo)
                           order by o.number + 0 desc limit :limit
                        ), counted as (
                          select p.line_id, p.status, count(*) as amount
                            from piece p
                           where p.company_id = :company
                             and p.order_id = any (array(select id from page))
                           group by p.line_id, p.status
                        ), progress as materialized (
                          select line_id, jsonb_object_agg(status, amount) as pieces from counted group by line_id
                        ), lined as materialized (
                          select l.order_id,
                                 jsonb_agg(jsonb_build_object('id', l.id, 'kind', l.kind, 'description', l.description, 'quantity', l.quantity,
                                                              'unitPrice', l.unit_price, 'filamentId', l.filament_id, 'partFile', l.part_file,
                                                              'pieces', coalesce(progress.pieces, '{}')) order by l.position) as lines
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
                               page.created_at, page.updated_at, lined.lines
                          from page
                          left join lined on lined.order_id = page.id
                          left join customers on customers.id = page.customer_id
                         order by page.number desc
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("beforeNumber", beforeNumber)
                .param("states", filter.states())
                .param("limit", limit)
                .param("reach", filter.text().isEmpty() ? limit : Search.REACH)
                .query(rows)
                .list();
    }
}
