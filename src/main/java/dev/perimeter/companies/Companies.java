package dev.perimeter.companies;

import dev.perimeter.accounts.Company;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The company acted for. */
@Repository
class Companies {

    /** What a {@link Company} is made of. */
    private static final String COLUMNS =
            "id, name, industry, size, city, currency, timezone, version, created_at, updated_at\n";

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Companies(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    Company mine(Member me) {
        return db.sql("select " + COLUMNS + """
                          from company
                         where id = :company
                        """)
                .param("company", me.company())
                .query(RecordRowMapper.of(Company.class))
                .single();
    }

    Held<Company> hold(Member me) {
        return db.sql("select now() as now, " + COLUMNS + """
                          from company
                         where id = :company
                           for update
                        """)
                .param("company", me.company())
                .query(Held.rows(Company.class))
                .single();
    }

    /** Refused by {@code company_name_taken} at the end of the request. */
    Company change(Member me, Held<Company> held, CompanyDraft draft) {
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
        var changed = draft.onto(held.record(), held.now());
        audit.changed(me, RecordType.COMPANY, me.company(), held.record(), changed);
        return changed;
    }
}
