package dev.perimeter.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The printer half of the catalog, which belongs to no company (spec 9.1): no statement here names one. */
@Repository
class Printers {

    private static final RowMapper<PrinterSpec> ROWS = new SpecRows<>(PrinterSpec.class);

    private final JdbcClient db;

    Printers(JdbcClient db) {
        this.db = db;
    }

    /** In the order of makers and models; entries that were merged into another do not appear. */
    List<PrinterSpec> search(PrinterFilter filter, int limit, SpecPosition after) {
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, contributed_by_name as contributed_by, version,
                               created_at
                          from printer_spec
                         where duplicate_of is null
                           and (name_key, id) > (:after_name, :after_id)
                           and search_text like all (cast(:patterns as text[]))
                           and (cast(:manufacturer as text) is null or manufacturer_key = :manufacturer)
                           and (cast(:technology as text) is null or technology = :technology)
                         order by name_key, id
                         limit :limit
                        """)
                .param("after_name", after.nameKey())
                .param("after_id", after.id())
                .param("patterns", filter.patterns())
                .param("manufacturer", filter.manufacturerKey())
                .param("technology", filter.technologyCode())
                .param("limit", limit)
                .query(ROWS)
                .list();
    }

    /** The id of an entry that was merged into another finds that other one. */
    Optional<PrinterSpec> find(UUID id) {
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, contributed_by_name as contributed_by, version,
                               created_at
                          from printer_spec
                         where id = (select coalesce(asked.duplicate_of, asked.id)
                                       from printer_spec asked
                                      where asked.id = :id)
                        """).param("id", id).query(ROWS).optional();
    }
}
