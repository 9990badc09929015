package dev.perimeter.orders;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.Moved;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders of the company acted for, as they are read: the newest number first. */
@Repository
class Orders {

    private final JdbcClient db;
    private final OrderRows rows;

    Orders(JdbcClient db, OrderRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /**
     * What to look for; null for everything.
     *
     * @param text a key, looked for in number, outside reference, line texts, notes and, for who may view customers, the customer's name
     */
    record Filter(
            String text,
            @Nullable UUID id,
            @Nullable OrderState status,
            @Nullable UUID customerId,
            @Nullable LocalDate dueFrom,
            @Nullable LocalDate dueTo) {}

    List<Order> search(Member me, Filter filter, int beforeNumber, int limit) {
        return db.sql("""
                        with page as materialized (
                          select o.id, o.number, o.customer_id, o.customer_number, o.status, o.held_from, o.cancel_reason, o.source,
                                 o.source_reference, o.priority, o.due_on, o.currency, o.billing_address, o.shipping_address, o.notes, o.total,
                                 o.version, o.created_at, o.updated_at
                            from sales_order o
                           where o.company_id = :company
                             and o.number < :beforeNumber
                             and (cast(:id as uuid) is null or o.id = :id)
                             and (cast(:status as text) is null or o.status = :status)
                             and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                             and (cast(:dueFrom as date) is null or o.due_on >= :dueFrom)
                             and (cast(:dueTo as date) is null or o.due_on <= :dueTo)
                             and (:text = '' or position(:text in o.search_text) > 0 or position(:text in cast(o.number as text)) > 0
                                  or :seesCustomers and o.customer_id in (select c.id
                                                                            from customer c
                                                                           where c.company_id = :company
                                                                             and position(:text in c.name_key) > 0))
                           order by o.number desc
                           limit :limit
                        ), counted as (
                          select p.line_id, p.status, count(*) as amount
                            from piece p
                           where p.company_id = :company
                             and p.order_id = any (array(select id from page))
                           group by p.line_id, p.status
                        ), progress as (
                          select line_id, jsonb_object_agg(status, amount) as pieces from counted group by line_id
                        ), lined as (
                          select l.order_id,
                                 jsonb_agg(jsonb_build_object('id', l.id, 'description', l.description, 'quantity', l.quantity,
                                                              'unitPrice', l.unit_price, 'filamentId', l.filament_id, 'partFile', l.part_file,
                                                              'pieces', coalesce(progress.pieces, '{}')) order by l.position) as lines
                            from order_line l
                            left join progress on progress.line_id = l.id
                           where l.company_id = :company
                             and l.order_id = any (array(select id from page))
                           group by l.order_id
                        )
                        select page.id, page.number, page.customer_id, page.customer_number, c.name as customer_name, page.status,
                               page.held_from, page.cancel_reason, page.source, page.source_reference, page.priority, page.due_on,
                               page.currency, page.billing_address, page.shipping_address, page.notes, page.total, page.version,
                               page.created_at, page.updated_at, lined.lines
                          from page
                          left join lined on lined.order_id = page.id
                          left join customer c
                            on :seesCustomers
                           and c.company_id = :company
                           and c.id = any (array(select customer_id from page))
                           and c.id = page.customer_id
                         order by page.number desc
                        """)
                .param("company", me.company())
                .param("seesCustomers", seesCustomers(me))
                .param("beforeNumber", beforeNumber)
                .param("id", filter.id())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word())
                .param("customerId", filter.customerId())
                .param("dueFrom", filter.dueFrom())
                .param("dueTo", filter.dueTo())
                .param("text", filter.text())
                .param("limit", limit)
                .query((row, _) -> rows.order(row))
                .list();
    }

    Optional<Order> find(Member me, UUID id) {
        return search(me, new Filter("", id, null, null, null, null), Integer.MAX_VALUE, 1).stream()
                .findFirst();
    }

    /** One row at least where the order is there: empty where it has no move behind that position. */
    List<Optional<Moved>> moves(Member me, UUID order, Moved.Position after, int limit) {
        return db.sql("""
                        select m.id, m.from_status, m.to_status, m.reason, m.account_id, m.account_name, m.at
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
                .query((row, _) -> Moved.of(row))
                .list();
    }

    /** The database hides customers as well; the application says so itself (spec 1.3, 6.4). */
    static boolean seesCustomers(Member me) {
        return me.may(Permission.CUSTOMERS_VIEW);
    }
}
