package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.duplicates.MakerRange;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Likely duplicates of a filament that somebody is about to add (spec 9.3): the database finds a
 * few hundred candidates by index, and this class computes how near they are.
 */
@Repository
class SimilarFilaments {

    private static final int TOLD_MAX = 20;

    private final JdbcClient db;

    SimilarFilaments(JdbcClient db) {
        this.db = db;
    }

    /** The likeliest first, at most {@value #TOLD_MAX}. An equal one is the first of all. */
    List<FilamentSpec> find(Member me, DuplicateQuery asked) {
        return candidates(me, asked).stream()
                .filter(asked::isLike)
                .sorted(Comparator.<FilamentSpec>comparingDouble(asked::distance)
                        .thenComparing(FilamentSpec::name)
                        .thenComparing(FilamentSpec::id))
                .limit(TOLD_MAX)
                .toList();
    }

    /**
     * The same maker and colour; the same maker and product, in a colour that may be misspelt; the
     * same product and colour of anybody.
     */
    private List<FilamentSpec> candidates(Member me, DuplicateQuery asked) {
        var maker = MakerRange.of(asked.manufacturer());
        return db.sql("""
                        select %s
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
                        """.formatted(FilamentSpecs.COLUMNS))
                .param("maker", maker.alike())
                .param("maker_to", maker.to())
                .param("maker_beginnings", maker.beginnings())
                .param("product", asked.productAlike())
                .param("color", asked.colorAlike())
                .param("family", FoldedText.of(asked.family()))
                .param("material", FoldedText.of(Objects.requireNonNullElse(asked.material(), "")))
                .param("diameter", asked.diameterMm())
                .param("weight", asked.netWeightG())
                .query(FilamentSpecs.ROWS)
                .list();
    }
}
