package dev.perimeter.catalog.filaments;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.catalog.specs.Contribution;
import dev.perimeter.catalog.specs.Difference;
import dev.perimeter.catalog.specs.SpecColumns;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.catalog.specs.SpecPosition.Listed;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The filament half of the catalog, which belongs to no company (spec 9.1): who reads it is a
 * member of some company all the same. What companies add changes in functions of the gate alone
 * (spec 9.4).
 */
@Repository
public class FilamentSpecs {

    static final RowMapper<FilamentSpec> ROWS = RecordRowMapper.of(FilamentSpec.class);

    static final String COLUMNS = """
            id, manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm,
            density_g_cm3, net_weight_g, spool_weight_g, spool_type, is_refill, color_name, color_hexes,
            multi_color_direction, extruder_temp_c, extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c,
            bed_temp_max_c, max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
            discontinued, data_notes, source, source_id, contributed_by_name as contributed_by_company_name, version, created_at""";

    private static final RecordType RECORD_TYPE = RecordType.FILAMENT;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    FilamentSpecs(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** In the order of names; entries that were merged into another do not appear. */
    List<Listed<FilamentSpec>> search(
            Member me, FilamentFilter filter, NameOrder order, SpecPosition after, int limit) {
        return db.sql("""
                        select %1$s, name_key
                          from filament_spec
                         where duplicate_of is null
                           and hidden_at is null
                           and (name_key collate %2$s, id) > (:after_name, :after_id)
                           and search_text like all (cast(:patterns as text[]))
                           and (:manufacturer = '' or manufacturer_key = :manufacturer)
                           and (:material = '' or material_key = :material or material_family_key = :material)
                           and color_key like all (cast(:color_patterns as text[]))
                           and array_to_string(color_hexes, ' ') like any (cast(:color_codes as text[]))
                           and (cast(:diameter as numeric) is null or diameter_mm = :diameter)
                         order by name_key collate %2$s, id
                         limit :limit
                        """.formatted(COLUMNS, order.collation()))
                .param("after_name", after.nameKey())
                .param("after_id", after.id())
                .param("patterns", filter.patterns())
                .param("manufacturer", filter.manufacturer())
                .param("material", filter.material())
                .param("color_patterns", filter.colorPatterns())
                .param("color_codes", filter.colorCodes())
                .param("diameter", filter.diameterMm())
                .param("limit", limit)
                .query(SpecPosition.rows(FilamentSpec.class))
                .list();
    }

    /**
     * The id of an entry that was merged into another, and that into a third, finds the last one. A
     * hidden entry is found by companies that use it.
     */
    Optional<FilamentSpec> find(Member me, UUID id) {
        return db.sql("""
                        select %s
                          from filament_spec
                         where id = (with recursive merged (id, into_id) as (
                                       select s.id, s.duplicate_of from filament_spec s where s.id = :id
                                       union
                                       select s.id, s.duplicate_of from merged m join filament_spec s on s.id = m.into_id)
                                     select m.id from merged m where m.into_id is null)
                           and (hidden_at is null or gate.uses_spec(:company, 'filament', id))
                        """.formatted(COLUMNS))
                .param("id", id)
                .param("company", me.company())
                .query(ROWS)
                .optional();
    }

    /** An equal entry that is there stays as it is, and is used instead (spec 9.3). */
    public Contribution<FilamentSpec> add(Member me, FilamentDraft draft) {
        var id = Ids.next();
        var columns = FilamentColumns.completed(draft).put("id", id.toString());
        var entry = db.sql(
                        "select %s from gate.contribute_filament(:company, cast(:entry as jsonb))".formatted(COLUMNS))
                .param("company", me.company())
                .param("entry", columns.toString())
                .query(ROWS)
                .single();
        var isNew = id.equals(entry.id());
        if (isNew) {
            audit.added(me, RECORD_TYPE, id, entry);
        }
        return new Contribution<>(entry, isNew, isNew ? List.of() : Difference.between(draft, columns, entry));
    }

    /**
     * Locked until this transaction ends; refused where it is another's contribution, nobody's, or
     * in use elsewhere.
     */
    Optional<FilamentSpec> hold(Member me, UUID id) {
        return db.sql("select %s from gate.filament_to_change(:company, :id)".formatted(COLUMNS))
                .param("company", me.company())
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    /** Refused by {@code filament_taken} at the end of the request. */
    FilamentSpec change(Member me, FilamentSpec held, FilamentDraft draft) {
        var columns = FilamentColumns.completed(draft);
        commitStatements.run(
                "select gate.change_filament(:company, :id, cast(:entry as jsonb))",
                Map.of("company", me.company(), "id", held.id(), "entry", columns.toString()));
        var changed = SpecColumns.changed(held, columns, FilamentSpec.class);
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
