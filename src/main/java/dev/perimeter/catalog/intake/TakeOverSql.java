package dev.perimeter.catalog.intake;

/**
 * What a source that the operator imports says takes the place of what a company said of the same: the entry keeps its id, its uses and the name of
 * the company that added it first; its facts, and who may change them, are the source's from then on.
 */
final class TakeOverSql {

    static final String FILAMENTS = """
            update filament_spec entry
               set (manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3,
                    net_weight_g, spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction,
                    extruder_temp_c, extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c,
                    bed_temp_max_c, max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                    discontinued, data_notes, manufacturer_key, product_key, name_key, material_key,
                    material_family_key, color_key, search_text, maker_alike, product_alike, color_alike, source,
                    source_id,
                    contributed_by_company, contributed_by_account, version)
                 = (taken.manufacturer, taken.product, taken.name, taken.material, taken.material_family,
                        taken.fill, taken.diameter_mm, taken.diameter_tolerance_mm, taken.density_g_cm3,
                        taken.net_weight_g, taken.spool_weight_g, taken.spool_type, taken.is_refill,
                        taken.color_name, taken.color_hexes, taken.multi_color_direction, taken.extruder_temp_c,
                        taken.extruder_temp_min_c, taken.extruder_temp_max_c, taken.bed_temp_c, taken.bed_temp_min_c,
                        taken.bed_temp_max_c, taken.max_dry_temp_c, taken.finish, taken.pattern, taken.translucent,
                        taken.glow, taken.traits, taken.gtins, taken.article_numbers, taken.discontinued,
                        taken.data_notes, taken.manufacturer_key, taken.product_key, taken.name_key,
                        taken.material_key, taken.material_family_key, taken.color_key, taken.search_text,
                        taken.maker_alike, taken.product_alike, taken.color_alike, taken.source, taken.source_id,
                        null, null, entry.version + 1)
              from jsonb_populate_recordset(cast(null as filament_spec), cast(:rows as jsonb)) as taken
             where entry.id = taken.id
               and entry.contributed_by_company is not null
            """;

    static final String PRINTERS = """
            update printer_spec entry
               set (manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm,
                    filament_diameter_mm, tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c,
                    max_bed_temp_c, max_chamber_temp_c, max_temp_basis, heated_bed, heated_chamber, enclosed,
                    structure, gcode_flavor, connectivity, display_pixels_x, display_pixels_y, pixel_size_um,
                    source_licenses, license_basis, data_notes, manufacturer_key, model_key, name_key, search_text,
                    maker_alike, model_alike, source, source_id,
                    contributed_by_company, contributed_by_account, version)
                 = (taken.manufacturer, taken.model, taken.technology, taken.build_x_mm, taken.build_y_mm,
                        taken.build_z_mm, taken.bed_shape, taken.nozzle_diameters_mm, taken.filament_diameter_mm,
                        taken.tool_count, taken.multi_material_slots, taken.multi_material_system,
                        taken.max_nozzle_temp_c, taken.max_bed_temp_c, taken.max_chamber_temp_c,
                        taken.max_temp_basis, taken.heated_bed, taken.heated_chamber, taken.enclosed,
                        taken.structure, taken.gcode_flavor, taken.connectivity, taken.display_pixels_x,
                        taken.display_pixels_y, taken.pixel_size_um, taken.source_licenses, taken.license_basis,
                        taken.data_notes, taken.manufacturer_key, taken.model_key, taken.name_key, taken.search_text,
                        taken.maker_alike, taken.model_alike, taken.source, taken.source_id,
                        null, null, entry.version + 1)
              from jsonb_populate_recordset(cast(null as printer_spec), cast(:rows as jsonb)) as taken
             where entry.id = taken.id
               and entry.contributed_by_company is not null
            """;

    private TakeOverSql() {}
}
