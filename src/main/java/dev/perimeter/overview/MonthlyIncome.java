package dev.perimeter.overview;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the orders are worth that were shipped this month and not cancelled or undone since. */
@Repository
class MonthlyIncome {

    private final JdbcClient db;

    MonthlyIncome(JdbcClient db) {
        this.db = db;
    }

    /** Amounts of different currencies are never added up (spec 11.1). */
    record Income(String currency, BigDecimal total, int orders) {}

    List<Income> search(Member me, ZoneId zone, LocalDate today) {
        var from = today.withDayOfMonth(1).atStartOfDay(zone).toOffsetDateTime();
        return db.sql("""
                        with shipped as materialized (
                          select distinct order_id
                            from order_move
                           where company_id = :company
                             and to_status = 'shipped'
                             and at >= :from
                        )
                        select o.currency, sum(o.total) as total, count(*) as orders
                          from sales_order o
                         where o.company_id = :company
                           and o.id = any (array(select order_id from shipped))
                           and o.status || '' in ('shipped', 'completed')
                         group by o.currency
                         order by sum(o.total) desc, o.currency
                        """)
                .params(Map.of("company", me.company(), "from", from))
                .query(RecordRowMapper.of(Income.class))
                .list();
    }
}
