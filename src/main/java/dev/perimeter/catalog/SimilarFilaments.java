package dev.perimeter.catalog;

import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Likely duplicates of a filament that somebody is about to add (spec 9.3): the database finds a few hundred candidates by index, and how near
 * they are is worked out here.
 */
@Repository
class SimilarFilaments {

    private static final int TOLD_MAX = 20;
    private static final RowMapper<FilamentSpec> ROWS = new SpecRows<>(FilamentSpec.class);

    private final JdbcClient db;

    SimilarFilaments(JdbcClient db) {
        this.db = db;
    }

    /** The likeliest first, at most {@value #TOLD_MAX}. An equal one is the first of all. */
    List<FilamentSpec> find(Member me, AskedFilament asked) {
        return candidates(me, asked).stream()
                .filter(asked::isLike)
                .sorted(Comparator.<FilamentSpec>comparingDouble(asked::distance)
                        .thenComparing(FilamentSpec::name)
                        .thenComparing(FilamentSpec::id))
                .limit(TOLD_MAX)
                .toList();
    }

    /** The same maker and colour; the same maker and product, in a colour that may be misspelt; the same product and colour of anybody. */
    private List<FilamentSpec> candidates(Member me, AskedFilament asked) {
        var maker = MakerRange.of(asked.manufacturer());
        return db.sql("""
                        select id, manufacturer, product, name, material, material_family, fill, diameter_mm,
                               diameter_tolerance_mm, density_g_cm3, net_weight_g, spool_weight_g, spool_type,
                               is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                               extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
                               max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers,
                               discontinued, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from filament_spec
                         where id in ((select id
                                      from filament_spec
                                     where (maker_alike between :maker and :maker_to
                                            or maker_alike = any (cast(:maker_beginnings as text[])))
                                       and (cast(:color as text) is null or color_alike = :color)
                                       and duplicate_of is null
                                       and hidden_at is null
                                       and (cast(:diameter as numeric) is null or diameter_mm = :diameter)
                                       and (cast(:weight as numeric) is null or net_weight_g = :weight)
                                       and (:family = '' or material_family_key = :family or material_key = :material)
                                     order by name_key, id
                                     limit 200)
                                     union
                                   (select id
                                      from filament_spec
                                     where maker_alike = :maker
                                       and product_alike = :product
                                       and duplicate_of is null
                                       and hidden_at is null
                                       and (cast(:diameter as numeric) is null or diameter_mm = :diameter)
                                       and (cast(:weight as numeric) is null or net_weight_g = :weight)
                                       and (:family = '' or material_family_key = :family or material_key = :material)
                                     order by name_key, id
                                     limit 200)
                                     union
                                   (select id
                                      from filament_spec
                                     where product_alike = :product
                                       and color_alike = :color
                                       and duplicate_of is null
                                       and hidden_at is null
                                       and (cast(:diameter as numeric) is null or diameter_mm = :diameter)
                                       and (cast(:weight as numeric) is null or net_weight_g = :weight)
                                       and (:family = '' or material_family_key = :family or material_key = :material)
                                     order by name_key, id
                                     limit 200)
                                   )
                        """)
                .param("maker", maker.alike())
                .param("maker_to", maker.to())
                .param("maker_beginnings", maker.beginnings())
                .param("product", asked.productAlike())
                .param("color", asked.colorAlike())
                .param("family", FoldedText.of(asked.family()))
                .param("material", FoldedText.of(Objects.requireNonNullElse(asked.material(), "")))
                .param("diameter", asked.diameterMm())
                .param("weight", asked.netWeightG())
                .query(ROWS)
                .list();
    }
}
