package dev.perimeter.orders.pages;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Orders;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Search;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom an order can be for. */
@Repository
class CustomerChoices {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;

    CustomerChoices(JdbcClient db) {
        this.db = db;
    }

    /**
     * Active ones, by name, found as {@code CustomerSearch} does; nobody for who may not view
     * customers.
     */
    List<Buyer> search(Member me, Search q) {
        return db.sql("""
                        with near as materialized (
                          select id, name, number,
                                 '№' || number || '№' || search_text like all (cast(:patterns as text[]))
                                 or '№' || number || '№' || search_text like any (cast(:phonePatterns as text[])) as is_found
                            from customer
                           where :seesCustomers and company_id = :company and status = 'active'
                           order by name collate %1$s, number
                           limit :reach
                        ), found as materialized (
                          select id from near where is_found order by name collate %1$s, number limit :limit
                        ), far as materialized (
                          select unnest(gate.found(:company, 'customer', f.words)) as id
                            from (select cast(:words as text[]) union all select array[p.phone] from unnest(cast(:phones as text[])) p (phone)) f (words)
                           where :seesCustomers and cardinality(:words) > 0
                             and (select count(*) from near) = :reach
                             and (select count(*) from found) < :limit
                        )
                        select id, number, name, email, coalesce(shipping_address, billing_address) as address
                          from customer
                         where :seesCustomers and company_id = :company and status || '' = 'active'
                           and id = any (array(select id from found union all select id from far))
                         order by (name || '') collate %1$s, number
                         limit :limit
                        """.formatted(NameOrder.current().collation()))
                .param("company", me.company())
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("words", q.words())
                .param("patterns", q.patterns())
                .param("phones", q.phones().toArray(String[]::new))
                .param("phonePatterns", q.phonePatterns())
                .param("limit", SHOWN_MAX)
                .param("reach", q.isEmpty() ? SHOWN_MAX : Search.REACH)
                .query(RecordRowMapper.of(Buyer.class))
                .list();
    }

    /** What a customer is called now; empty for who may not view customers. */
    Optional<String> name(Member me, UUID id) {
        return db.sql("select name from customer where :seesCustomers and company_id = :company and id = :id")
                .param("company", me.company())
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Those of the latest orders, for who may view orders and not customers. */
    List<Buyer> latest(Member me) {
        return db.sql("""
                        select o.customer_id as id, o.customer_number as number, cast(null as text) as name,
                               cast(null as text) as email, cast(null as text) as address, max(o.number) as latest
                          from (select customer_id, customer_number, number
                                  from sales_order
                                 where company_id = :company
                                 order by number desc
                                 limit 200) o
                         group by o.customer_id, o.customer_number
                         order by latest desc
                         limit :limit
                        """)
                .param("company", me.company())
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Buyer.class))
                .list();
    }

    /**
     * A customer that an order can be made for, whoever may view them; empty where there is none.
     */
    Optional<Buyer> find(Member me, UUID id) {
        return db.sql("""
                        select cast(:customer as uuid) as id, r.customer_number as number, c.name, c.email, coalesce(c.shipping_address, c.billing_address) as address
                          from gate.order_references(:company, :customer, '{}') r
                          left join customer c on :seesCustomers and c.company_id = :company and c.id = :customer
                         where r.customer_number is not null
                        """)
                .param("company", me.company())
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("customer", id)
                .query(RecordRowMapper.of(Buyer.class))
                .optional();
    }
}
