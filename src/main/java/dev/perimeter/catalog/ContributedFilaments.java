package dev.perimeter.catalog;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Filaments that companies add, and what each may still do to its own: they change in functions of the gate alone (spec 9.4). */
@Repository
class ContributedFilaments {

    private static final RecordType RECORD_TYPE = RecordType.FILAMENT;
    private static final RowMapper<FilamentSpec> ROWS = new SpecRows<>(FilamentSpec.class);

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    ContributedFilaments(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** An equal one that is there stays as it is, and is used instead (spec 9.3). */
    Added<FilamentSpec> add(Member me, FilamentDraft draft) {
        var id = Ids.next();
        var entry = db.sql("""
                        select id, manufacturer, product, name, material, material_family, fill, diameter_mm,
                               diameter_tolerance_mm, density_g_cm3, net_weight_g, spool_weight_g, spool_type,
                               is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                               extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
                               max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                               discontinued, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from gate.contribute_filament(:company, cast(:entry as jsonb))
                        """)
                .param("company", me.company())
                .param("entry", draft.entry().columns().put("id", id.toString()).toString())
                .query(ROWS)
                .single();
        var isNew = id.equals(entry.id());
        if (isNew) {
            audit.added(me, RECORD_TYPE, id, entry);
        }
        return new Added<>(entry, isNew, isNew ? List.of() : Difference.between(draft, draft.entry(), entry));
    }

    /** Locked until this transaction ends; refused where it is another's contribution, nobody's, or in use elsewhere. */
    Optional<FilamentSpec> hold(Member me, UUID id) {
        return db.sql("""
                        select id, manufacturer, product, name, material, material_family, fill, diameter_mm,
                               diameter_tolerance_mm, density_g_cm3, net_weight_g, spool_weight_g, spool_type,
                               is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                               extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
                               max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                               discontinued, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from gate.filament_to_change(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    /** Refused by {@code filament_taken} at the end of the request. */
    FilamentSpec change(Member me, FilamentSpec held, FilamentDraft draft) {
        var columns = draft.entry().columns();
        commitStatements.run(
                "select gate.change_filament(:company, :id, cast(:entry as jsonb))",
                Map.of("company", me.company(), "id", held.id(), "entry", columns.toString()));
        var changed = FieldNames.changed(held, columns, FilamentSpec.class);
        audit.changed(me, RECORD_TYPE, held.id(), held, changed);
        return changed;
    }

    /** Refused at the end of the request while something names it. */
    void remove(Member me, FilamentSpec held) {
        commitStatements.run(
                "select gate.remove_filament(:company, :id)", Map.of("company", me.company(), "id", held.id()));
        audit.removed(me, RECORD_TYPE, held.id(), held);
    }
}
