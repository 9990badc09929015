package dev.perimeter.catalog;

import dev.perimeter.gate.Member;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The printer half of the catalog, which belongs to no company (spec 9.1): no statement here names one. Whoever reads it is a
 * member of some company all the same.
 */
@Repository
class Printers {

    private static final RowMapper<PrinterSpec> ROWS = new SpecRows<>(PrinterSpec.class);

    private final JdbcClient db;

    Printers(JdbcClient db) {
        this.db = db;
    }

    /** In the order of makers and models; entries that were merged into another do not appear. */
    List<Listed<PrinterSpec>> search(Member me, PrinterFilter filter, SpecPosition after, int limit) {
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at, name_key
                          from printer_spec
                         where duplicate_of is null
                           and hidden_at is null
                           and (name_key, id) > (:after_name, :after_id)
                           and search_text like all (cast(:patterns as text[]))
                           and (:manufacturer = '' or manufacturer_key = :manufacturer)
                           and (cast(:technology as text) is null or technology = :technology)
                         order by name_key, id
                         limit :limit
                        """)
                .param("after_name", after.nameKey())
                .param("after_id", after.id())
                .param("patterns", filter.patterns())
                .param("manufacturer", filter.manufacturer())
                .param(
                        "technology",
                        filter.technology() == null ? null : filter.technology().name())
                .param("limit", limit)
                .query((row, number) -> new Listed<>(ROWS.mapRow(row, number), SpecPosition.of(row)))
                .list();
    }

    /** The id of an entry that was merged into another, and that into a third, finds the last one; a hidden one is found by whom it serves. */
    Optional<PrinterSpec> find(Member me, UUID id) {
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from printer_spec
                         where id = (with recursive merged (id, into_id) as (
                                       select s.id, s.duplicate_of from printer_spec s where s.id = :id
                                       union
                                       select s.id, s.duplicate_of from merged m join printer_spec s on s.id = m.into_id)
                                     select m.id from merged m where m.into_id is null)
                           and (hidden_at is null or gate.uses_spec(:company, 'printer', id))
                        """)
                .param("id", id)
                .param("company", me.company())
                .query(ROWS)
                .optional();
    }
}
