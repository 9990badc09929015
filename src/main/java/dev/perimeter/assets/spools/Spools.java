package dev.perimeter.assets.spools;

import dev.perimeter.assets.spools.SpoolFilaments.Entry;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
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

/** The spools of the company acted for. */
@Repository
public class Spools {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Spools(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** A spool that nobody else can change before this transaction ends, and the time that its change will carry. */
    public record Held(Spool spool, Instant now) {}

    Optional<Spool> find(Member me, UUID id) {
        return db.sql("""
                        select s.id, s.number, s.filament_id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes,
                               f.diameter_mm, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.low, s.price, s.supplier, s.lot, s.location,
                               s.status, s.low_threshold_g, s.notes, s.version, s.created_at, s.updated_at
                          from spool s
                          join filament_spec f on f.id = s.filament_id
                         where s.company_id = :company
                           and s.id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> Spool.of(row))
                .optional();
    }

    public Optional<Held> hold(Member me, UUID id) {
        return db.sql("""
                        select s.id, s.number, s.filament_id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes,
                               f.diameter_mm, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.low, s.price, s.supplier, s.lot, s.location,
                               s.status, s.low_threshold_g, s.notes, s.version, s.created_at, s.updated_at, now() as now
                          from gate.spool_to_change(:company, :id) s
                          join filament_spec f on f.id = s.filament_id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> new Held(Spool.of(row), now(row)))
                .optional();
    }

    Spool change(Member me, Held held, SpoolChange draft, Entry filament) {
        var before = held.spool();
        var parameters = draft.parameters(me.company());
        parameters.put("id", before.id());
        parameters.put("filamentId", filament.id());
        commitStatements.run("""
                select gate.change_spool(:company, :id, :filamentId, :tareWeightG, :price, :supplier, :lot, :location, :status,
                                         :lowThresholdG, :notes, :searchText)
                """, parameters);
        var changed = draft.as(
                before.id(),
                before.number(),
                filament,
                before.netWeightG(),
                before.remainingG(),
                before.version() + 1,
                before.createdAt(),
                held.now());
        audit.changed(me, RecordType.SPOOL, before.id(), before, changed);
        return changed;
    }

    /** Refused at the end of the request while something names the spool, its history above all: archive it instead. */
    void remove(Member me, Held held) {
        commitStatements.run(
                "select gate.remove_spool(:company, :id)",
                Map.of("company", me.company(), "id", held.spool().id()));
        audit.removed(me, RecordType.SPOOL, held.spool().id(), held.spool());
    }

    static Instant now(ResultSet row) throws SQLException {
        return row.getObject("now", OffsetDateTime.class).toInstant();
    }
}
