package dev.perimeter.companies;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The company acted for. */
@Repository
class Companies {

    /** What a {@link CompanySettings} is made of. */
    private static final String COLUMNS = """
            id, name, industry, size, city, currency, timezone, low_threshold_g,
            'post_processing' <> all (skipped_steps) as steps_post_processing, 'qc' <> all (skipped_steps) as steps_qc,
            'packed' <> all (skipped_steps) as steps_packing, version, created_at, updated_at
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Companies(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    CompanySettings mine(Member me) {
        return db.sql("select " + COLUMNS + """
                          from company
                         where id = :company
                        """)
                .param("company", me.company())
                .query(RecordRowMapper.of(CompanySettings.class))
                .single();
    }

    Held<CompanySettings> hold(Member me) {
        return db.sql("select now() as now, " + COLUMNS + """
                          from company
                         where id = :company
                           for update
                        """)
                .param("company", me.company())
                .query(Held.rows(CompanySettings.class))
                .single();
    }

    /** Refused by {@code company_name_taken} at the end of the request. */
    CompanySettings change(Member me, Held<CompanySettings> held, CompanyChange change) {
        var parameters = RecordParameters.of(me.company(), change);
        parameters.put("nameKey", FoldedText.of(change.facts().name()));
        var changed = held.record().changed(change, held.now());
        parameters.put("skippedSteps", new SqlArrayValue("text", (Object[]) StepsDraft.skipped(changed.steps())));
        commitStatements.run("""
                update company
                   set name = :name, name_key = :nameKey, industry = :industry, size = :size, city = :city, currency = :currency,
                       timezone = :timezone, low_threshold_g = :lowThresholdG, skipped_steps = :skippedSteps, version = version + 1, updated_at = now()
                 where id = :company
                """, parameters);
        audit.changed(me, RecordType.COMPANY, me.company(), held.record(), changed);
        return changed;
    }
}
