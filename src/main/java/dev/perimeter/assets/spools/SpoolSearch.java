package dev.perimeter.assets.spools;

import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.SortKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of spools. */
@Repository
class SpoolSearch {

    private static final RowMapper<Spool> SPOOLS = RecordRowMapper.of(Spool.class);

    private static final String LOW = """
                               , coalesce(l.low and s.status in ('sealed', 'in_use', 'drying'), false) as low
            """;

    private static final String SORT_KEY = """
                         cross join lateral (
                           select case :sort
                                    when 'left' then (case when s.status in ('sealed', 'in_use', 'drying') then '0' else '1' end)
                                      || lpad(cast(s.remaining_g as text), 12, '0')
                                    when 'material' then f.material_key || ' ' || f.name_key
                                    when 'place' then coalesce('a ' || s.location, 'b')
                                    when 'filament' then f.name_key || ' ' || f.id
                                    else '' end collate {order} as sort_key) k
            """;

    private static final String FROM = """

                          from spool s
                         cross join lateral (select f.id, f.duplicate_of, f.manufacturer, f.product, f.name, f.name_key, f.material, f.material_key,
                                                    f.material_family_key, f.color_name, f.color_key, f.color_hexes, f.diameter_mm, f.search_text
                                               from filament_spec f
                                              where f.id = s.filament_id
                                              limit 1) f
                          left join stock_level l on l.filament_id = coalesce(f.duplicate_of, f.id)
            """;

    private static final String WHERE = """
                         where s.company_id = :company
                           and '№' || s.number || '№' || s.search_text || ' ' || f.search_text like all (cast(:words as text[]))
                           and (cast(:status as text) is null or s.status = :status)
                           and (cast(:low as boolean) is null
                                or coalesce(l.low and s.status in ('sealed', 'in_use', 'drying'), false) = :low)
                           and (cast(:filamentId as uuid) is null or :filamentId in (f.id, f.duplicate_of))
                           and (:material = '' or f.material_key = :material or f.material_family_key = :material)
                           and f.color_key like all (cast(:colorWords as text[]))
                           and array_to_string(f.color_hexes, ' ') like any (cast(:colorCodes as text[]))
            """;

    private final JdbcClient db;

    SpoolSearch(JdbcClient db) {
        this.db = db;
    }

    /** @param sortKey what the list is sorted by, before the number */
    record Listed(Spool spool, String sortKey) {

        SortKey key(NameOrder order) {
            return SortKey.of(order.word(), sortKey, spool.number());
        }
    }

    /**
     * By number. Words are looked for in number, lot, supplier, location, and what the catalog says
     * of the filament, which is looked up spool by spool (limit 1), so that a page ends as soon as
     * it is full.
     */
    List<Listed> byNumber(Member me, SpoolFilter filter, int afterNumber, int limit) {
        return db.sql("with " + StockLevels.ALL + " select " + Spools.COLUMNS + LOW + ", '' as sort_key" + FROM + WHERE
                        + """
                           and s.number > :afterNumber
                         order by s.number
                         limit :limit
                        """)
                .params(parameters(me, filter))
                .param("afterNumber", afterNumber)
                .param("limit", limit)
                .query(SpoolSearch::listed)
                .list();
    }

    /** By something that all spools are read for. */
    List<Listed> sorted(
            Member me, SpoolFilter filter, SpoolFilter.Sort sort, NameOrder order, SortKey after, int limit) {
        return db.sql("with " + StockLevels.ALL + " select " + Spools.COLUMNS + LOW + ", k.sort_key" + FROM
                        + SORT_KEY.replace("{order}", order.collation()) + WHERE + """
                           and (k.sort_key, s.number) > (:afterKey, :afterNumber)
                         order by k.sort_key, s.number
                         limit :limit
                        """)
                .params(parameters(me, filter))
                .param("sort", sort.word())
                .param("afterKey", after.text(1))
                .param("afterNumber", after.number(2, 0))
                .param("limit", limit)
                .query(SpoolSearch::listed)
                .list();
    }

    private static Map<String, @Nullable Object> parameters(Member me, SpoolFilter filter) {
        var parameters = RecordParameters.of(me.company(), filter);
        parameters.put("words", filter.q().patterns());
        parameters.put("colorWords", filter.colorWords());
        parameters.put("colorCodes", filter.colorCodes());
        return parameters;
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(SPOOLS.mapRow(row, number), row.getString("sort_key"));
    }
}
