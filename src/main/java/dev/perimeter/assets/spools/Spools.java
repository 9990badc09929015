package dev.perimeter.assets.spools;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The spools of the company acted for. */
@Repository
public class Spools {

    /** What a {@link Spool} is made of: s is the spool, f its filament in the catalog. */
    static final String COLUMNS = SpoolFilaments.COLUMNS + """
            , s.id, s.number, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.low, s.price, s.currency, s.supplier, s.lot,
            s.location, s.status, s.low_threshold_g, s.notes, s.version, s.created_at, s.updated_at
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;
    private final CompanyCurrency companyCurrency;

    Spools(JdbcClient db, CommitStatements commitStatements, Audit audit, CompanyCurrency companyCurrency) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
        this.companyCurrency = companyCurrency;
    }

    Optional<Spool> find(Member me, UUID id) {
        return db.sql("select " + COLUMNS + """
                          from spool s
                          join filament_spec f on f.id = s.filament_id
                         where s.company_id = :company
                           and s.id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(Spool.class))
                .optional();
    }

    public Optional<Held<Spool>> hold(Member me, UUID id) {
        return db.sql("select now() as now, " + COLUMNS + """
                          from gate.spool_to_change(:company, :id) s
                          join filament_spec f on f.id = s.filament_id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(Held.rows(Spool.class))
                .optional();
    }

    /**
     * The change with the currency of the price: without one, that of the price before.
     *
     * @param before what is stored
     * @param field the name of the price in the request
     * @throws Problem 400 naming the field, where the price has more decimals than its currency
     */
    SpoolChange priced(Member me, SpoolChange before, SpoolChange draft, String field) {
        var amount = draft.facts().origin().amount();
        var kept = amount == null ? null : amount.orIn(before.facts().origin().currency());
        return companyCurrency.priced(me, draft, kept, field, draft::in);
    }

    Spool change(Member me, Held<Spool> held, SpoolChange draft, CatalogFilament filament) {
        var before = held.record();
        var parameters = draft.parameters(me.company(), before.id());
        parameters.put("filamentId", filament.filamentId());
        commitStatements.run("""
                select gate.change_spool(:company, :id, :filamentId, :tareWeightG, :price, :currency, :supplier, :lot, :location,
                                         :status, :lowThresholdG, :notes, :searchText)
                """, parameters);
        var changed = draft.as(
                before.id(),
                before.number(),
                filament,
                before.weight().netWeightG(),
                before.weight().remainingG(),
                before.revision().next(held.now()));
        audit.changed(me, RecordType.SPOOL, before.id(), before, changed);
        return changed;
    }

    /**
     * Refused at the end of the request while something names the spool, its history above all:
     * archive it instead.
     */
    void remove(Member me, Held<Spool> held) {
        commitStatements.run(
                "select gate.remove_spool(:company, :id)",
                Map.of("company", me.company(), "id", held.record().id()));
        audit.removed(me, RecordType.SPOOL, held.record().id(), held.record());
    }
}
