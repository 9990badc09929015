package dev.perimeter.catalog.importing.batches;

/**
 * The statements that store entries: each takes a whole batch as one JSON array of columns. To take
 * over means that what a source says takes the place of what a company said of the same: the entry
 * keeps its id, its uses and the name of the company that added it first; its facts, and who may
 * change them, are the source's from then on.
 */
final class SpecKindSql {

    private static final String FILAMENT_COLUMNS = """
            manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3,
            net_weight_g, spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction,
            extruder_temp_c, extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
            max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers, discontinued, data_notes,
            manufacturer_key, product_key, name_key, material_key, material_family_key, color_key, search_text, maker_alike,
            product_alike, color_alike, source, source_id""";

    private static final String PRINTER_COLUMNS = """
            manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm,
            filament_diameter_mm, tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c,
            max_chamber_temp_c, max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity,
            display_pixels_x, display_pixels_y, pixel_size_um, source_licenses, license_basis, data_notes, manufacturer_key,
            model_key, name_key, search_text, maker_alike, model_alike, source, source_id""";

    static final String KNOWN_IDS = """
            select known.source, known.source_id, known.spec_id
              from jsonb_to_recordset(cast(:ids as jsonb)) as asked
                   (source text collate "C", source_id text collate "C")
              join catalog_source_id known on known.source = asked.source and known.source_id = asked.source_id
             where known.kind = :kind
            """;

    static final String ADD_IDS = """
            insert into catalog_source_id (kind, source, source_id, spec_id)
            select :kind, source, source_id, spec_id
              from jsonb_to_recordset(cast(:ids as jsonb)) as added (source text, source_id text, spec_id uuid)
             order by source collate "C", source_id collate "C"
                on conflict do nothing
            """;

    static final String EQUAL_FILAMENTS = """
            select asked.number, entry.id, entry.contributed_by_company is not null and entry.duplicate_of is null as is_contributed
              from jsonb_to_recordset(cast(:rows as jsonb)) as asked
                   (number int, manufacturer_key text collate "C", product_key text collate "C",
                    material_key text collate "C", color_key text collate "C", diameter_mm numeric,
                    net_weight_g numeric, is_refill boolean, spool_type text)
              join filament_spec entry
                on entry.manufacturer_key = asked.manufacturer_key
               and entry.product_key = asked.product_key
               and entry.material_key = asked.material_key
               and entry.color_key = asked.color_key
               and entry.diameter_mm = asked.diameter_mm
               and entry.net_weight_g = asked.net_weight_g
               and entry.is_refill is not distinct from asked.is_refill
               and entry.spool_type is not distinct from asked.spool_type
               and entry.hidden_at is null
            """;

    static final String ADD_FILAMENTS = """
            insert into filament_spec (id, %1$s)
            select id, %1$s
              from jsonb_populate_recordset(cast(null as filament_spec), cast(:rows as jsonb))
            """.formatted(FILAMENT_COLUMNS);

    static final String TAKE_OVER_FILAMENTS = """
              with taken as materialized (
            select id, %1$s
              from jsonb_populate_recordset(cast(null as filament_spec), cast(:rows as jsonb)))
            update filament_spec entry
               set (%1$s, contributed_by_company, contributed_by_account, version)
                 = (select %1$s, cast(null as uuid), cast(null as uuid), entry.version + 1
                      from taken
                     where taken.id = entry.id)
             where entry.id in (select id from taken)
               and entry.contributed_by_company is not null
            """.formatted(FILAMENT_COLUMNS);

    static final String EQUAL_PRINTERS = """
            select asked.number, entry.id, entry.contributed_by_company is not null and entry.duplicate_of is null as is_contributed
              from jsonb_to_recordset(cast(:rows as jsonb)) as asked
                   (number int, manufacturer_key text collate "C", model_key text collate "C")
              join printer_spec entry
                on entry.manufacturer_key = asked.manufacturer_key
               and entry.model_key = asked.model_key
               and entry.hidden_at is null
            """;

    static final String ADD_PRINTERS = """
            insert into printer_spec (id, %1$s)
            select id, %1$s
              from jsonb_populate_recordset(cast(null as printer_spec), cast(:rows as jsonb))
            """.formatted(PRINTER_COLUMNS);

    static final String TAKE_OVER_PRINTERS = """
              with taken as materialized (
            select id, %1$s
              from jsonb_populate_recordset(cast(null as printer_spec), cast(:rows as jsonb)))
            update printer_spec entry
               set (%1$s, contributed_by_company, contributed_by_account, version)
                 = (select %1$s, cast(null as uuid), cast(null as uuid), entry.version + 1
                      from taken
                     where taken.id = entry.id)
             where entry.id in (select id from taken)
               and entry.contributed_by_company is not null
            """.formatted(PRINTER_COLUMNS);

    private SpecKindSql() {}
}
