package dev.perimeter.catalog;

import dev.perimeter.gate.Member;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The filament half of the catalog, which belongs to no company (spec 9.1): no statement here names one. Whoever reads it is a
 * member of some company all the same.
 */
@Repository
class Filaments {

    private static final RowMapper<FilamentSpec> ROWS = new SpecRows<>(FilamentSpec.class);

    private final JdbcClient db;

    Filaments(JdbcClient db) {
        this.db = db;
    }

    /** In the order of names; entries that were merged into another do not appear. */
    List<Listed<FilamentSpec>> search(Member me, FilamentFilter filter, SpecPosition after, int limit) {
        return db.sql("""
                        select id, manufacturer, product, name, material, material_family, fill, diameter_mm,
                               diameter_tolerance_mm, density_g_cm3, net_weight_g, spool_weight_g, spool_type,
                               is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                               extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
                               max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                               discontinued, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at, name_key
                          from filament_spec
                         where duplicate_of is null
                           and hidden_at is null
                           and (name_key, id) > (:after_name, :after_id)
                           and search_text like all (cast(:patterns as text[]))
                           and (:manufacturer = '' or manufacturer_key = :manufacturer)
                           and (:material = '' or material_key = :material or material_family_key = :material)
                           and color_key like all (cast(:color_patterns as text[]))
                           and position(:color_code in array_to_string(color_hexes, ' ')) > 0
                           and (cast(:diameter as numeric) is null or diameter_mm = :diameter)
                         order by name_key, id
                         limit :limit
                        """)
                .param("after_name", after.nameKey())
                .param("after_id", after.id())
                .param("patterns", filter.patterns())
                .param("manufacturer", filter.manufacturer())
                .param("material", filter.material())
                .param("color_patterns", filter.colorPatterns())
                .param("color_code", filter.colorCode())
                .param("diameter", filter.diameterMm())
                .param("limit", limit)
                .query((row, number) -> new Listed<>(ROWS.mapRow(row, number), SpecPosition.of(row)))
                .list();
    }

    /** The id of an entry that was merged into another, and that into a third, finds the last one; a hidden one is found by whom it serves. */
    Optional<FilamentSpec> find(Member me, UUID id) {
        return db.sql("""
                        select id, manufacturer, product, name, material, material_family, fill, diameter_mm,
                               diameter_tolerance_mm, density_g_cm3, net_weight_g, spool_weight_g, spool_type,
                               is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                               extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
                               max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                               discontinued, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from filament_spec
                         where id = (with recursive merged (id, into_id) as (
                                       select s.id, s.duplicate_of from filament_spec s where s.id = :id
                                       union
                                       select s.id, s.duplicate_of from merged m join filament_spec s on s.id = m.into_id)
                                     select m.id from merged m where m.into_id is null)
                           and (hidden_at is null or gate.uses_spec(:company, 'filament', id))
                        """)
                .param("id", id)
                .param("company", me.company())
                .query(ROWS)
                .optional();
    }
}
