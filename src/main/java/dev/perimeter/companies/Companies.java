package dev.perimeter.companies;

import dev.perimeter.accounts.Company;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The company acted for. */
@Repository
class Companies {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Companies(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** The company, locked until the transaction ends, and the time that its change will carry. */
    record Held(Company company, Instant now) {}

    Company mine(Member me) {
        return db.sql("""
                        select id as company_id, name, industry, size, city, currency, timezone, version,
                               created_at as company_created_at, updated_at as company_updated_at
                          from company
                         where id = :company
                        """)
                .param("company", me.company())
                .query((row, _) -> Company.of(row))
                .single();
    }

    Held hold(Member me) {
        return db.sql("""
                        select id as company_id, name, industry, size, city, currency, timezone, version,
                               created_at as company_created_at, updated_at as company_updated_at, now() as now
                          from company
                         where id = :company
                           for update
                        """)
                .param("company", me.company())
                .query((row, _) -> new Held(
                        Company.of(row),
                        row.getObject("now", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** Refused by {@code company_name_taken} at the end of the request. */
    Company change(Member me, Held held, CompanyDraft draft) {
        commitStatements.run(
                """
                update company
                   set name = :name, name_key = :nameKey, industry = :industry, size = :size, city = :city, currency = :currency,
                       timezone = :timezone, version = version + 1, updated_at = now()
                 where id = :company
                """,
                Map.of(
                        "company", me.company(),
                        "name", draft.name(),
                        "nameKey", FoldedText.of(draft.name()),
                        "industry", draft.industry(),
                        "size", draft.size(),
                        "city", draft.city(),
                        "currency", draft.currency(),
                        "timezone", draft.timezone()));
        var changed = draft.onto(held.company(), held.now());
        audit.changed(me, RecordType.COMPANY, me.company(), held.company(), changed);
        return changed;
    }
}
