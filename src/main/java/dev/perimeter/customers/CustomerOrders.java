package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was ordered by a customer, for the customer's page. */
@Repository
class CustomerOrders {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;

    CustomerOrders(JdbcClient db) {
        this.db = db;
    }

    /** @param currency ISO 4217, that of the total */
    record Ordered(UUID id, int number, String status, BigDecimal total, String currency) {}

    /**
     * The newest first. Nothing for who may not view orders: the database hides them (spec 6.4).
     */
    List<Ordered> newest(Member me, UUID customer) {
        return db.sql("""
                        select id, number, status, total, currency
                          from sales_order
                         where company_id = :company
                           and customer_id = :customer
                         order by number desc
                         limit :limit
                        """)
                .param("company", me.company())
                .param("customer", customer)
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Ordered.class))
                .list();
    }
}
