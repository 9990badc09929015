package dev.perimeter.orders.customers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps customers with their orders (spec 12.8). Who confirms need not be allowed to view either.
 */
@Repository
public class OrderCustomers {

    private final JdbcClient db;
    private final CommitStatements commitStatements;

    OrderCustomers(JdbcClient db, CommitStatements commitStatements) {
        this.db = db;
        this.commitStatements = commitStatements;
    }

    /**
     * Keeps the customer of an order that is being confirmed, as they are now.
     *
     * @return what was kept, to who may view it
     */
    public KeptCustomer keep(Member me, UUID order) {
        var parameters = Map.of("company", me.company(), "order", order);
        commitStatements.run("select gate.keep_order_customer(:company, :order)", parameters);
        if (!me.may(Permission.CUSTOMERS_VIEW) || !me.may(Permission.ORDERS_VIEW)) {
            return KeptCustomer.NOBODY;
        }
        commitStatements.runWaiting();
        return db.sql("""
                        select name as customer_name, contact_name, email, phone, billing_address, shipping_address
                          from order_customer
                         where company_id = :company
                           and order_id = :order
                        """)
                .params(parameters)
                .query(RecordRowMapper.of(KeptCustomer.class))
                .single();
    }

    /** Drops what was kept, as the confirmation of the order is undone. */
    public void drop(Member me, UUID order) {
        commitStatements.run(
                "select gate.drop_order_customer(:company, :order)", Map.of("company", me.company(), "order", order));
    }
}
