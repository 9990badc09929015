package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of customers. */
@Repository
class CustomerSearch {

    private final JdbcClient db;

    CustomerSearch(JdbcClient db) {
        this.db = db;
    }

    List<Customer> page(Member me, CustomerFilter filter, SortKey after, int limit) {
        var statement = filter.isEverybody() ? all(me, filter, after) : found(me, filter, after);
        var ordering = filter.ordering(after);
        var isStart = after.parts().isEmpty();
        return statement
                .param("afterKey", isStart ? ordering.startKey() : after.text(1))
                .param("afterNumber", after.number(2, ordering.startNumber()))
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word())
                .param("limit", limit)
                .query(RecordRowMapper.of(Customer.class))
                .list();
    }

    /** All of a status, however they are found; no further than a number of them. */
    int count(Member me, CustomerFilter filter, int most) {
        return db.sql("""
                        select count(*)
                          from (select from customer
                                 where company_id = :company
                                   and (cast(:status as text) is null or status = :status)
                                 limit :most) counted
                        """)
                .param("company", me.company())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec all(Member me, CustomerFilter filter, SortKey after) {
        return db.sql(filter.ordering(after).in("select " + Customers.COLUMNS + """
                          from customer
                         where company_id = :company
                           and {behind}
                           and (cast(:status as text) is null or status = :status)
                         order by {by}
                         limit :limit
                        """))
                .param("company", me.company());
    }

    /**
     * Words are looked for among the next customers of the list first, where what is frequent is
     * found, and only then by the index, which finds what is rare ({@code
     * docs/decisions/0007-search.md}). What was found is looked up by id alone: {@code offset 0}
     * keeps the other conditions, and the indexes that they would call for, out of it.
     */
    private JdbcClient.StatementSpec found(Member me, CustomerFilter filter, SortKey after) {
        return db.sql(filter.ordering(after).in("""
                        with near as materialized (
                          select id
                            from customer
                           where company_id = :company
                             and {behind}
                             and (cast(:status as text) is null or status = :status)
                           order by {by}
                           limit :reach
                        ), found as materialized (
                          select id
                            from (select id, number, name, email, contact_name, search_text, version
                                    from customer
                                   where company_id = :company
                                     and id = any (array(select id from near)) offset 0) c
                           where ('№' || number || '№' || search_text like all (cast(:patterns as text[]))
                                  or '№' || number || '№' || search_text like any (cast(:phonePatterns as text[])))
                             and search_text like :tagPattern
                           order by {by}
                           limit :limit
                        ), need as materialized (
                          select (select count(*) from near) = :reach and (select count(*) from found) < :limit as is_there
                        ), far as materialized (
                          select unnest(gate.found(:company, 'customer', :words)) as id where (select is_there from need)
                          union all
                          select unnest(gate.found(:company, 'customer', array[p.phone] || cast(:tags as text[])))
                            from unnest(cast(:phones as text[])) p (phone)
                           where (select is_there from need)
                        )
                        select
                        """ + Customers.COLUMNS + """
                          from (select
                        """ + Customers.COLUMNS + """
                                  from customer
                                 where company_id = :company
                                   and id = any (array(select id from found union all select id from far)) offset 0) c
                         where {behind}
                           and (cast(:status as text) is null or status = :status)
                         order by {by}
                         limit :limit
                        """))
                .param("company", me.company())
                .param("patterns", filter.patterns())
                .param("phonePatterns", filter.q().phonePatterns())
                .param("tagPattern", filter.tagPattern())
                .param("words", filter.words())
                .param("phones", filter.q().phones().toArray(String[]::new))
                .param("tags", filter.tagged().toArray(String[]::new))
                .param("reach", Search.REACH);
    }
}
