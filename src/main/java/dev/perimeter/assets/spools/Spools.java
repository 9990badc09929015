package dev.perimeter.assets.spools;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.assets.spools.events.NetWeights;
import dev.perimeter.assets.spools.events.SpoolEvents;
import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The spools of the company acted for. */
@Repository
public class Spools {

    /** What a {@link Spool} is made of, but for {@code low}: s is the spool, f its filament. */
    static final String COLUMNS = SpoolFilaments.COLUMNS + """
            , s.id, s.number, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.price, s.currency, s.supplier, s.lot,
            s.location, s.status, s.low_threshold_g, s.notes, s.version, s.created_at, s.updated_at
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;
    private final CompanyCurrency companyCurrency;
    private final StockLevels stockLevels;
    private final NetWeights netWeights;
    private final SpoolEvents events;

    Spools(
            JdbcClient db,
            CommitStatements commitStatements,
            Audit audit,
            CompanyCurrency companyCurrency,
            StockLevels stockLevels,
            NetWeights netWeights,
            SpoolEvents events) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
        this.companyCurrency = companyCurrency;
        this.stockLevels = stockLevels;
        this.netWeights = netWeights;
        this.events = events;
    }

    public Optional<Spool> find(Member me, UUID id) {
        return db.sql("select " + SpoolInStock.COLUMNS + """
                          from spool s
                          join filament_spec f on f.id = s.filament_id
                        """ + StockLevels.OTHERS_JOINS + """
                         where s.company_id = :company
                           and s.id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(SpoolInStock.class))
                .optional()
                .map(SpoolInStock::spool);
    }

    public Optional<Held<SpoolInStock>> hold(Member me, UUID id) {
        return db.sql("select now() as now, " + SpoolInStock.COLUMNS + """
                          from gate.spool_to_change(:company, :id) s
                          join filament_spec f on f.id = s.filament_id
                        """ + StockLevels.OTHERS_JOINS)
                .param("company", me.company())
                .param("id", id)
                .query(Held.rows(SpoolInStock.class))
                .optional();
    }

    /**
     * The change with the currency of the price: without one, that of the price before.
     *
     * @param before what is stored
     * @param field the name of the price in the request
     * @throws Problem 400 naming the field, where the price has more decimals than its currency
     */
    public SpoolChange priced(Member me, SpoolChange before, SpoolChange draft, String field) {
        var amount = draft.facts().origin().amount();
        var kept = amount == null ? null : amount.orIn(before.facts().origin().currency());
        return companyCurrency.priced(me, draft, kept, field, draft::in);
    }

    /**
     * The spool after it. What is left follows the net weight, and one that is said to be empty
     * gets an event to 0 g (spec 12.9).
     *
     * @throws Problem as {@link NetWeights#change} does
     */
    public Spool change(Member me, Held<SpoolInStock> held, SpoolChange draft, CatalogFilament filament) {
        var before = held.record().spool();
        var remaining = netWeights.change(me, before, draft.netWeightG());
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
                remaining,
                before.revision().next(held.now()));
        audit.changed(me, RecordType.SPOOL, before.id(), before.unjudged(), changed);
        var others = filament.filamentId().equals(before.filament().filamentId())
                ? held.record().others()
                : stockLevels.others(me, before.id(), filament.filamentId());
        return events.emptied(me, before.facts().status(), changed, held.now()).judgedBeside(others);
    }

    /** The held spool with another weight of its empty self, as whoever weighs it says. */
    public Held<SpoolInStock> withTare(Member me, Held<SpoolInStock> held, BigDecimal tare) {
        var spool = held.record().spool();
        var draft = spool.change().withTare(tare);
        var changed = draft.equals(spool.change()) ? spool : change(me, held, draft, spool.filament());
        return new Held<>(new SpoolInStock(changed, held.record().others()), held.now());
    }

    /**
     * Refused at the end of the request while something names the spool, its history above all:
     * archive it instead.
     */
    public void remove(Member me, Held<SpoolInStock> held) {
        commitStatements.run(
                "select gate.remove_spool(:company, :id)",
                Map.of("company", me.company(), "id", held.record().id()));
        audit.removed(
                me, RecordType.SPOOL, held.record().id(), held.record().spool().unjudged());
    }
}
