package dev.perimeter.orders;

import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.pieces.follow.OrderSteps.OrderStep;
import dev.perimeter.web.lists.Search;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is written about orders. Who writes need not be allowed to read (spec 6.2). */
@Repository
public class OrderWrites {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final OrderRows rows;
    private final JsonMapper json;

    OrderWrites(JdbcClient db, CommitStatements commitStatements, OrderRows rows, JsonMapper json) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.rows = rows;
        this.json = json;
    }

    public Optional<Held<Order>> hold(Member me, UUID id) {
        return db.sql("""
                        select o.id, o.number, o.customer_id, o.customer_number, c.name as customer_name, o.status, o.held_from, o.cancel_reason,
                               o.source, o.source_reference, o.priority, o.due_on, o.currency, o.billing_address, o.shipping_address, o.notes,
                               o.total, o.version, o.created_at, o.updated_at, o.lines, now() as now,
                               (select {kept}
                                  from order_customer k
                                 where :seesCustomers and k.company_id = :company and k.order_id = :id) as kept
                          from gate.order_to_change(:company, :id) o
                          left join customer c on :seesCustomers and c.company_id = :company and c.id = o.customer_id
                        """.replace("{kept}", KeptCustomer.JSON))
                .param("company", me.company())
                .param("seesCustomers", Orders.seesCustomers(me))
                .param("id", id)
                .query(Held.rows(rows))
                .optional();
    }

    void add(Member me, Order order, int customerNumber) {
        commitStatements.run("""
                insert into sales_order (company_id, id, number, customer_id, customer_number, source, source_key, source_reference,
                                         source_reference_key, priority, due_on, currency, billing_address, shipping_address, notes, total,
                                         search_text)
                values (:company, :id, :number, :customerId, :customerNumber, :source, :sourceKey, :sourceReference, :sourceReferenceKey, :priority, :dueOn,
                        :currency, :billingAddress, :shippingAddress, :notes, :total, :searchText)
                """, rows.parameters(me, order, customerNumber));
        commitStatements.run("""
                insert into order_line (company_id, id, order_id, position, kind, description, quantity, unit_price, filament_id, part_file)
                select :company, id, :id, position, kind, description, quantity, unit_price, filament_id, part_file
                  from jsonb_to_recordset(cast(:lines as jsonb)) as l (id uuid, position integer, kind text, description text, quantity integer,
                       unit_price numeric, filament_id uuid, part_file text)
                """, rows.parameters(me, order, customerNumber));
        file(me, order);
        commitStatements.run(
                "select gate.count_states(:company, 'sales_order', '{\"draft\": 1}')", Map.of("company", me.company()));
    }

    void change(Member me, Order order, int customerNumber, boolean hasOtherLines) {
        commitStatements.run("""
                select gate.change_order(:company, :id, :customerId, :customerNumber, :source, :sourceKey, :sourceReference, :sourceReferenceKey, :priority,
                                         :dueOn, :currency, :billingAddress, :shippingAddress, :notes, :total, :searchText)
                """, rows.parameters(me, order, customerNumber));
        file(me, order);
        if (hasOtherLines) {
            commitStatements.run(
                    "select gate.replace_lines(:company, :id, cast(:lines as jsonb))",
                    rows.parameters(me, order, customerNumber));
        }
    }

    /** What {@link OrderSearch} finds it by. */
    private void file(Member me, Order order) {
        commitStatements.run(
                "select gate.file(:company, 'sales_order', :id, :text)",
                Map.of(
                        "company", me.company(),
                        "id", order.id(),
                        "text", Search.numbered(order.number()) + order.draft().searchText()));
    }

    void remove(Member me, UUID id) {
        commitStatements.run("select gate.remove_order(:company, :id)", Map.of("company", me.company(), "id", id));
    }

    /** Where an order on hold came from, before this step. */
    public @Nullable String heldFrom(OrderStep step) {
        return json.readTree(Objects.requireNonNull(step.before()))
                .path("heldFrom")
                .asStringOpt()
                .orElse(null);
    }

    /** The order as this request leaves it, for an answer that tells of its pieces, too. */
    public Order afterwards(Member me, UUID id) {
        commitStatements.runWaiting();
        return hold(me, id).orElseThrow().record();
    }
}
