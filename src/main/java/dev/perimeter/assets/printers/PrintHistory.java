package dev.perimeter.assets.printers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a printer printed last, for who may view orders. */
@Repository
class PrintHistory {

    private static final int SHOWN = 20;

    private final JdbcClient db;

    PrintHistory(JdbcClient db) {
        this.db = db;
    }

    /** @param status the state's word */
    record Last(UUID id, int number, int orderNumber, String description, String status, Instant updatedAt) {}

    /**
     * The highest number first. Orders are looked up with a column that no list's index has, or the
     * planner would look through that index.
     */
    List<Last> last(Member me, UUID printer) {
        return db.sql("""
                        with page as materialized (
                          select p.id, p.number, p.order_id, p.line_id, p.status, p.updated_at
                            from piece p
                           where p.company_id = :company
                             and p.printer_id = :printer
                           order by p.number desc
                           limit :limit
                        )
                        select page.id, page.number, o.number as order_number, l.description, page.status, page.updated_at
                          from page
                          join sales_order o
                            on o.company_id = :company and o.id = any (array(select order_id from page)) and o.id = page.order_id and o.version > 0
                          join order_line l
                            on l.company_id = :company and l.id = any (array(select line_id from page)) and l.id = page.line_id
                         order by page.number desc
                        """)
                .param("company", me.company())
                .param("printer", printer)
                .param("limit", SHOWN)
                .query(RecordRowMapper.of(Last.class))
                .list();
    }
}
