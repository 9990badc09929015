package dev.perimeter.customers;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers of the company acted for. Every statement names it, though row security would suffice: two locks (spec 1.3). */
@Repository
class Customers {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Customers(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** A customer that nobody else can change before this transaction ends, and the time that its change will carry. */
    record Held(Customer customer, Instant now) {}

    Optional<Customer> find(Member me, UUID id) {
        return db.sql("""
                        select id, number, name, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags,
                               notes, status, version, created_at, updated_at
                          from customer
                         where company_id = :company
                           and id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> Customer.of(row))
                .optional();
    }

    /** The row itself is not read back: who may add need not be allowed to view. */
    Customer add(Member me, CustomerDraft draft) {
        var id = Ids.next();
        var added = db.sql("""
                        with counted as (
                          select gate.next_number(:company, 'customer', 1) as last_number
                        ), added as (
                          insert into customer (company_id, id, number, name, name_key, kind, contact_name, email, email_key, phone,
                                                billing_address, shipping_address, tax_id, tags, notes, status)
                          select :company, :id, last_number, :name, :nameKey, :kind, :contactName, :email, :emailKey, :phone,
                                 :billingAddress, :shippingAddress, :taxId, :tags, :notes, :status
                            from counted
                        )
                        select last_number as number, now() as now from counted
                        """)
                .params(draft.parameters(me.company(), id))
                .query((row, _) -> {
                    var now = now(row);
                    return draft.as(id, row.getInt("number"), 1, now, now);
                })
                .single();
        file(me, id, draft);
        audit.added(me, RecordType.CUSTOMER, id, added);
        return added;
    }

    Optional<Held> hold(Member me, UUID id) {
        return db.sql("""
                        select id, number, name, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags,
                               notes, status, version, created_at, updated_at, now() as now
                          from gate.customer_to_change(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> new Held(Customer.of(row), now(row)))
                .optional();
    }

    /** Refused by {@code customer_email_taken} at the end of the request. */
    Customer change(Member me, Held held, CustomerDraft draft) {
        var before = held.customer();
        commitStatements.run("""
                select gate.change_customer(:company, :id, :name, :nameKey, :kind, :contactName, :email, :emailKey, :phone,
                                            :billingAddress, :shippingAddress, :taxId, :tags, :notes, :status)
                """, draft.parameters(me.company(), before.id()));
        file(me, before.id(), draft);
        var changed = draft.as(before.id(), before.number(), before.version() + 1, before.createdAt(), held.now());
        audit.changed(me, RecordType.CUSTOMER, before.id(), before, changed);
        return changed;
    }

    /** Refused at the end of the request while something names the customer. */
    void remove(Member me, Held held) {
        commitStatements.run(
                "select gate.remove_customer(:company, :id)",
                Map.of("company", me.company(), "id", held.customer().id()));
        audit.removed(me, RecordType.CUSTOMER, held.customer().id(), held.customer());
    }

    /** What {@link CustomerSearch} finds it by. */
    private void file(Member me, UUID id, CustomerDraft draft) {
        commitStatements.run(
                "select gate.file(:company, 'customer', :id, :text)",
                Map.of("company", me.company(), "id", id, "text", draft.searchText()));
    }

    private static Instant now(ResultSet row) throws SQLException {
        return row.getObject("now", OffsetDateTime.class).toInstant();
    }
}
