package dev.perimeter.assets.spools;

import dev.perimeter.catalog.specs.ColorCodeFilter;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.lists.Search;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of spools. */
@Repository
class SpoolSearch {

    private final JdbcClient db;

    SpoolSearch(JdbcClient db) {
        this.db = db;
    }

    /**
     * What to look for; null, and an empty text, for everything.
     *
     * @param material the key of a material or a family, as in {@code petg}
     * @param color the key of words of the colour's name, or of the start of a code, as in
     *     {@code #c1121c}
     */
    record Filter(
            Spool.@Nullable Status status,
            @Nullable Boolean low,
            @Nullable UUID filamentId,
            String material,
            String color,
            Search q) {

        static Filter of(
                Spool.@Nullable Status status,
                @Nullable Boolean low,
                @Nullable UUID filamentId,
                @Nullable String material,
                @Nullable String color,
                Search q) {
            return new Filter(
                    status,
                    low,
                    filamentId,
                    FoldedText.of(material == null ? "" : material),
                    FoldedText.of(color == null ? "" : color),
                    q);
        }

        String[] colorWords() {
            return Search.patterns(ColorCodeFilter.isCode(color) ? "" : color);
        }

        String[] colorCodes() {
            return ColorCodeFilter.patterns(color);
        }
    }

    /**
     * By number. Words are looked for in number, lot, supplier, location, and what the catalog says
     * of the filament, which is looked up spool by spool (limit 1), so that a page ends as soon as
     * it is full.
     */
    List<Spool> page(Member me, Filter filter, int afterNumber, int limit) {
        return db.sql("select " + Spools.COLUMNS + """
                          from spool s
                         cross join lateral (select f.id, f.duplicate_of, f.manufacturer, f.product, f.name, f.material, f.material_key,
                                                    f.material_family_key, f.color_name, f.color_key, f.color_hexes, f.diameter_mm, f.search_text
                                               from filament_spec f
                                              where f.id = s.filament_id
                                              limit 1) f
                         where s.company_id = :company
                           and s.number > :afterNumber
                           and '№' || s.number || '№' || s.search_text || ' ' || f.search_text like all (cast(:words as text[]))
                           and (cast(:status as text) is null or s.status = :status)
                           and (cast(:low as boolean) is null or s.low = :low)
                           and (cast(:filamentId as uuid) is null or :filamentId in (f.id, f.duplicate_of))
                           and (:material = '' or f.material_key = :material or f.material_family_key = :material)
                           and f.color_key like all (cast(:colorWords as text[]))
                           and array_to_string(f.color_hexes, ' ') like any (cast(:colorCodes as text[]))
                         order by s.number
                         limit :limit
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("afterNumber", afterNumber)
                .param("words", filter.q().patterns())
                .param("colorWords", filter.colorWords())
                .param("colorCodes", filter.colorCodes())
                .param("limit", limit)
                .query(RecordRowMapper.of(Spool.class))
                .list();
    }
}
