package dev.perimeter.orders;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.lines.LineDraft;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What orders name: customers, filaments, and the number that a new one gets. */
@Repository
class OrderReferences {

    private final JdbcClient db;

    OrderReferences(JdbcClient db) {
        this.db = db;
    }

    /**
     * What an order names, as it is there.
     *
     * @param number the order's own: the next of the company, where it has none yet
     * @param customerNumber null where there is no such customer in the company
     * @param filaments for each line the entry that its filament stands for by now; null where
     *     there is none
     */
    record Named(
            int number,
            @Nullable Integer customerNumber,
            @Nullable String customerName,
            String currency,
            List<@Nullable UUID> filaments,
            Instant now) {}

    /** @param number null for a new order, which takes the company's next */
    Named named(Member me, OrderDraft draft, @Nullable Integer number) {
        var filaments = draft.lines().stream().map(LineDraft::filamentId).toArray();
        return db.sql("""
                        with counted as (
                          select gate.next_number(:company, 'sales_order', 1) as last_number
                           where cast(:number as int) is null
                        )
                        select coalesce(:number, (select last_number from counted)) as number, r.customer_number, r.filament_ids as filaments,
                               c.name as customer_name, now() as now,
                               coalesce(:currency, (select currency from company where id = :company)) as currency
                          from gate.order_references(:company, :customer, :filaments) r
                          left join customer c on :seesCustomers and c.company_id = :company and c.id = :customer
                        """)
                .param("company", me.company())
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("number", number)
                .param("customer", draft.customerId())
                .param("currency", draft.currency())
                .param("filaments", new SqlArrayValue("uuid", filaments))
                .query(RecordRowMapper.of(Named.class))
                .single();
    }
}
