package dev.perimeter.customers;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.Counted;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.web.lists.Search;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The customers of the company acted for. Every statement names it, though row security would
 * suffice: two locks (spec 1.3).
 */
@Repository
public class Customers {

    /** What a {@link Customer} is made of, in every statement that reads one. */
    static final String COLUMNS = """
            id, number, name, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags, notes, status,
            version, created_at, updated_at
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Customers(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    Optional<Customer> find(Member me, UUID id) {
        return db.sql("select " + COLUMNS + """
                          from customer
                         where company_id = :company
                           and id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(Customer.class))
                .optional();
    }

    /**
     * Adds a customer in the transaction of something that names them. The database takes it only
     * from who may act on customers; callers refuse it kindly before.
     */
    public UUID add(Member me, NewCustomer newCustomer) {
        return add(me, newCustomer.draft()).id();
    }

    /** The row itself is not read back: who may add need not be allowed to view. */
    Customer add(Member me, CustomerDraft draft) {
        var id = Ids.next();
        var counted = db.sql("""
                        with counted as (
                          select gate.next_number(:company, 'customer', 1) as last_number
                        ), added as (
                          insert into customer (company_id, id, number, name, name_key, kind, contact_name, email, email_key, phone,
                                                billing_address, shipping_address, tax_id, tags, notes, status, search_text)
                          select :company, :id, last_number, :name, :nameKey, :kind, :contactName, :email, :emailKey, :phone,
                                 :billingAddress, :shippingAddress, :taxId, :tags, :notes, :status, :searchText
                            from counted
                        )
                        select last_number as number, now() as now from counted
                        """)
                .params(draft.parameters(me.company(), id))
                .query(RecordRowMapper.of(Counted.class))
                .single();
        var added = new Customer(id, counted.number(), draft, Revision.first(counted.now()));
        file(me, added);
        audit.added(me, RecordType.CUSTOMER, id, added);
        return added;
    }

    Optional<Held<Customer>> hold(Member me, UUID id) {
        return db.sql("select now() as now, " + COLUMNS + """
                          from gate.customer_to_change(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(Held.rows(Customer.class))
                .optional();
    }

    /** Refused by {@code customer_email_taken} at the end of the request. */
    Customer change(Member me, Held<Customer> held, CustomerDraft draft) {
        var before = held.record();
        commitStatements.run("""
                select gate.change_customer(:company, :id, :name, :nameKey, :kind, :contactName, :email, :emailKey, :phone,
                                            :billingAddress, :shippingAddress, :taxId, :tags, :notes, :status,
                                            :searchText)
                """, draft.parameters(me.company(), before.id()));
        var changed = new Customer(
                before.id(), before.number(), draft, before.revision().next(held.now()));
        file(me, changed);
        audit.changed(me, RecordType.CUSTOMER, before.id(), before, changed);
        return changed;
    }

    /** Refused at the end of the request while something names the customer. */
    void remove(Member me, Held<Customer> held) {
        commitStatements.run(
                "select gate.remove_customer(:company, :id)",
                Map.of("company", me.company(), "id", held.record().id()));
        audit.removed(me, RecordType.CUSTOMER, held.record().id(), held.record());
    }

    /** What {@link CustomerSearch} finds it by. */
    private void file(Member me, Customer customer) {
        var text = Search.numbered(customer.number()) + customer.facts().searchText();
        commitStatements.run(
                "select gate.file(:company, 'customer', :id, :text)",
                Map.of("company", me.company(), "id", customer.id(), "text", text));
    }
}
