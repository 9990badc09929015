package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was ordered by a customer, for the customer's page. There is nothing for who may not view
 * orders: the database hides them (spec 6.4).
 */
@Repository
class CustomerOrders {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;

    CustomerOrders(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param total the gross sum
     * @param currency ISO 4217, that of the total
     * @param quantity how many pieces are to be delivered
     * @param good how many of them have passed QC
     */
    record Ordered(
            UUID id,
            int number,
            String status,
            BigDecimal total,
            String currency,
            @Nullable LocalDate dueOn,
            Instant createdAt,
            int quantity,
            int good) {}

    /**
     * All orders of one currency. What was cancelled counts for nothing.
     *
     * @param open how many are confirmed and not sent yet
     * @param total the sum of the gross sums
     * @param latest when the last was taken
     */
    record CurrencyTotal(String currency, BigDecimal total, int open, Instant latest) {}

    /** The customer's orders in short; the currencies by name. */
    record Summary(List<CurrencyTotal> totals) {

        public int open() {
            return totals.stream().mapToInt(CurrencyTotal::open).sum();
        }

        /** Null where there is no order. */
        public @Nullable Instant latest() {
            return totals.stream()
                    .map(CurrencyTotal::latest)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    }

    Summary summary(Member me, UUID customer) {
        return new Summary(db.sql("""
                        select currency, sum(total) as total, max(created_at) as latest,
                               count(*) filter (where status in ('confirmed', 'in_production', 'ready', 'on_hold')) as open
                          from sales_order
                         where company_id = :company
                           and customer_id = :customer
                           and status <> 'cancelled'
                         group by currency
                         order by currency
                        """)
                .param("company", me.company())
                .param("customer", customer)
                .query(RecordRowMapper.of(CurrencyTotal.class))
                .list());
    }

    /** The newest first. */
    List<Ordered> newest(Member me, UUID customer) {
        return db.sql("""
                        select o.id, o.number, o.status, o.total, o.currency, o.due_on, o.created_at,
                               (select coalesce(sum(l.quantity - l.short_by), 0)
                                  from order_line l
                                 where l.company_id = :company and l.order_id = o.id and l.kind = 'part') as quantity,
                               (select count(*)
                                  from piece p
                                 where p.company_id = :company and p.order_id = o.id and p.status in ('good', 'packed', 'shipped')) as good
                          from sales_order o
                         where o.company_id = :company
                           and o.customer_id = :customer
                         order by o.number desc
                         limit :limit
                        """)
                .param("company", me.company())
                .param("customer", customer)
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Ordered.class))
                .list();
    }
}
