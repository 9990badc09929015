package dev.perimeter.companies;

import dev.perimeter.gate.Member;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stays as it is when a company changes its currency (spec 11.1). */
@Repository
class StoredAmounts {

    /** Nobody decides otherwise because there are more, so that no more are counted of one kind. */
    private static final int COUNTED_MAX = 1_000;

    private final JdbcClient db;

    StoredAmounts(JdbcClient db) {
        this.db = db;
    }

    /** @param isMore whether there are more than were counted */
    record Counted(int amounts, boolean isMore) {}

    /**
     * Totals of orders, prices of spools and printers, and costs of pieces that are stored in the
     * company's currency. A cost is that of a spool.
     */
    Counted inItsCurrency(Member me) {
        var counts = db.sql("""
                        with mine as materialized (
                          select currency from company where id = :company
                        )
                        select count(*) from (select from sales_order where company_id = :company and currency = (select currency from mine)
                                               limit :limit) o
                        union all
                        select count(*) from (select from spool where company_id = :company and currency = (select currency from mine)
                                               limit :limit) s
                        union all
                        select count(*) from (select from printer where company_id = :company and currency = (select currency from mine)
                                               limit :limit) p
                        union all
                        select count(*) from (select from piece
                                               where company_id = :company and spool_id is not null and currency = (select currency from mine)
                                               limit :limit) c
                        """)
                .param("company", me.company())
                .param("limit", COUNTED_MAX + 1)
                .query(Integer.class)
                .list();
        var amounts =
                counts.stream().mapToInt(count -> Math.min(count, COUNTED_MAX)).sum();
        return new Counted(amounts, counts.stream().anyMatch(count -> count > COUNTED_MAX));
    }
}
