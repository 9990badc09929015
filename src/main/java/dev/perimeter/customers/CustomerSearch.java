package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of customers. */
@Repository
class CustomerSearch {

    private final JdbcClient db;

    CustomerSearch(JdbcClient db) {
        this.db = db;
    }

    List<Customer> page(Member me, Search q, Customer.@Nullable Status status, SortKey after, int limit) {
        return q.key().isEmpty() ? all(me, status, after, limit) : found(me, q, status, after, limit);
    }

    private List<Customer> all(Member me, Customer.@Nullable Status status, SortKey after, int limit) {
        return db.sql("select " + Customers.COLUMNS + """
                          from customer
                         where company_id = :company
                           and (name_key, number) > (:afterName, :afterNumber)
                           and (cast(:status as text) is null or status = :status)
                         order by name_key, number
                         limit :limit
                        """)
                .param("company", me.company())
                .param("afterName", after.text(0))
                .param("afterNumber", after.number(1, 0))
                .param("status", status == null ? null : status.word())
                .param("limit", limit)
                .query(RecordRowMapper.of(Customer.class))
                .list();
    }

    /**
     * By name. A text is looked for in name and e-mail, in the form of {@code SearchKey}: among
     * the next customers of the list first, where what is frequent is found, and only then by the
     * index, which finds what is rare ({@code docs/decisions/0007-search.md}). What was found is
     * looked up by id: the written-round conditions leave no other index.
     */
    private List<Customer> found(Member me, Search q, Customer.@Nullable Status status, SortKey after, int limit) {
        return db.sql("""
                        with near as materialized (
                          select id
                            from customer
                           where company_id = :company
                             and (name_key, number) > (:afterName, :afterNumber)
                             and (cast(:status as text) is null or status = :status)
                           order by name_key, number
                           limit :reach
                        ), found as materialized (
                          select id
                            from customer
                           where company_id = :company
                             and id = any (array(select id from near))
                             and (position(:text in name_key) > 0 or position(:email in email_key) > 0)
                           order by name_key, number
                           limit :limit
                        ), far as materialized (
                          select unnest(gate.found(:company, 'customer', :text)) as id
                           where (select count(*) from near) = :reach
                             and (select count(*) from found) < :limit
                        )
                        select
                        """ + Customers.COLUMNS + """
                          from customer
                         where company_id = :company
                           and id = any (array(select id from found union all select id from far))
                           and (name_key || '', number) > (:afterName, :afterNumber)
                           and (cast(:status as text) is null or status || '' = :status)
                         order by name_key || '', number
                         limit :limit
                        """)
                .param("company", me.company())
                .param("afterName", after.text(0))
                .param("afterNumber", after.number(1, 0))
                .param("text", q.key())
                .param("email", q.email())
                .param("status", status == null ? null : status.word())
                .param("limit", limit)
                .param("reach", Search.REACH)
                .query(RecordRowMapper.of(Customer.class))
                .list();
    }
}
