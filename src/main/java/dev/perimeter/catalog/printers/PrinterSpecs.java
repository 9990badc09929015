package dev.perimeter.catalog.printers;

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
 * The printer half of the catalog, which belongs to no company (spec 9.1): who reads it is a member
 * of some company all the same. What companies add changes in functions of the gate alone (spec
 * 9.4).
 */
@Repository
public class PrinterSpecs {

    static final RowMapper<PrinterSpec> ROWS = RecordRowMapper.of(PrinterSpec.class);

    static final String COLUMNS = """
            id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm,
            filament_diameter_mm, tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c,
            max_bed_temp_c, max_chamber_temp_c, max_temp_basis, heated_bed, heated_chamber, enclosed, structure,
            gcode_flavor, connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
            license_basis, data_notes, source, source_id, contributed_by_name as contributed_by_company_name, version, created_at""";

    private static final RecordType RECORD_TYPE = RecordType.PRINTER_MODEL;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    PrinterSpecs(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** In the order of makers and models; entries that were merged into another do not appear. */
    List<Listed<PrinterSpec>> search(
            Member me, PrinterSpecFilter filter, NameOrder order, SpecPosition after, int limit) {
        return db.sql("""
                        select %1$s, name_key
                          from printer_spec
                         where duplicate_of is null
                           and hidden_at is null
                           and (name_key collate %2$s, id) > (:after_name, :after_id)
                           and search_text like all (cast(:patterns as text[]))
                           and (:manufacturer = '' or manufacturer_key = :manufacturer)
                           and (cast(:technology as text) is null or technology = :technology)
                         order by name_key collate %2$s, id
                         limit :limit
                        """.formatted(COLUMNS, order.collation()))
                .param("after_name", after.nameKey())
                .param("after_id", after.id())
                .param("patterns", filter.patterns())
                .param("manufacturer", filter.manufacturer())
                .param(
                        "technology",
                        filter.technology() == null ? null : filter.technology().name())
                .param("limit", limit)
                .query(SpecPosition.rows(PrinterSpec.class))
                .list();
    }

    /**
     * The id of an entry that was merged into another, and that into a third, finds the last one. A
     * hidden entry is found by companies that use it.
     */
    Optional<PrinterSpec> find(Member me, UUID id) {
        return db.sql("""
                        select %s
                          from printer_spec
                         where id = (with recursive merged (id, into_id) as (
                                       select s.id, s.duplicate_of from printer_spec s where s.id = :id
                                       union
                                       select s.id, s.duplicate_of from merged m join printer_spec s on s.id = m.into_id)
                                     select m.id from merged m where m.into_id is null)
                           and (hidden_at is null or gate.uses_spec(:company, 'printer', id))
                        """.formatted(COLUMNS))
                .param("id", id)
                .param("company", me.company())
                .query(ROWS)
                .optional();
    }

    /** An equal entry that is there stays as it is, and is used instead (spec 9.3). */
    public Contribution<PrinterSpec> add(Member me, PrinterDraft draft) {
        var id = Ids.next();
        var columns = PrinterColumns.of(draft).put("id", id.toString());
        var entry = db.sql("select %s from gate.contribute_printer(:company, cast(:entry as jsonb))".formatted(COLUMNS))
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
    Optional<PrinterSpec> hold(Member me, UUID id) {
        return db.sql("select %s from gate.printer_model_to_change(:company, :id)".formatted(COLUMNS))
                .param("company", me.company())
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    /** Refused by {@code printer_taken} at the end of the request. */
    PrinterSpec change(Member me, PrinterSpec held, PrinterDraft draft) {
        var columns = PrinterColumns.of(draft);
        commitStatements.run(
                "select gate.change_printer_model(:company, :id, cast(:entry as jsonb))",
                Map.of("company", me.company(), "id", held.id(), "entry", columns.toString()));
        var changed = SpecColumns.changed(held, columns, PrinterSpec.class);
        audit.changed(me, RECORD_TYPE, held.id(), held, changed);
        return changed;
    }

    /** Refused at the end of the request while something names it. */
    void remove(Member me, PrinterSpec held) {
        commitStatements.run(
                "select gate.remove_printer_model(:company, :id)", Map.of("company", me.company(), "id", held.id()));
        audit.removed(me, RECORD_TYPE, held.id(), held);
    }
}
