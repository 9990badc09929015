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

/** Printer models that companies add, and what each may still do to its own: they change in functions of the gate alone (spec 9.4). */
@Repository
class ContributedPrinters {

    private static final RecordType RECORD_TYPE = RecordType.PRINTER_MODEL;
    private static final RowMapper<PrinterSpec> ROWS = new SpecRows<>(PrinterSpec.class);

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    ContributedPrinters(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** An equal one that is there stays as it is, and is used instead (spec 9.3). */
    Added<PrinterSpec> add(Member me, PrinterDraft draft) {
        var id = Ids.next();
        var entry = db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from gate.contribute_printer(:company, cast(:entry as jsonb))
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
    Optional<PrinterSpec> hold(Member me, UUID id) {
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from gate.printer_model_to_change(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(ROWS)
                .optional();
    }

    /** Refused by {@code printer_taken} at the end of the request. */
    PrinterSpec change(Member me, PrinterSpec held, PrinterDraft draft) {
        var columns = draft.entry().columns();
        commitStatements.run(
                "select gate.change_printer_model(:company, :id, cast(:entry as jsonb))",
                Map.of("company", me.company(), "id", held.id(), "entry", columns.toString()));
        var changed = FieldNames.changed(held, columns, PrinterSpec.class);
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
