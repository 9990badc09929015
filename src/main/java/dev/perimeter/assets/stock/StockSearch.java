package dev.perimeter.assets.stock;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The stock by filament, as it is read. */
@Repository
public class StockSearch {

    /** What a {@link StockItem} is made of: f is the filament, l its row of {@code stock_level}. */
    private static final String COLUMNS = """
             f.id as filament_id, f.manufacturer as filament_manufacturer, f.product as filament_product, f.name as filament_name,
             f.material as filament_material, f.color_name as filament_color_name, f.color_hexes as filament_color_hexes,
             f.diameter_mm as filament_diameter_mm, coalesce(l.spools, 0) as spools, coalesce(l.grams, 0.00) as grams, l.low_threshold_g,
             coalesce(l.low, false) as low
            """;

    private static final RowMapper<StockItem> ITEMS = RecordRowMapper.of(StockItem.class);

    private final JdbcClient db;

    StockSearch(JdbcClient db) {
        this.db = db;
    }

    /**
     * What to look for; null, and an empty text, for everything.
     *
     * @param material the key of a material or a family
     * @param q words of what the catalog says of the filament
     */
    record Filter(@Nullable Boolean low, String material, Search q) {}

    /** @param nameKey what the list is sorted by, before the id */
    record Listed(StockItem item, String nameKey) {

        SortKey key(NameOrder order) {
            return SortKey.of(order.word(), nameKey, item.filament().id());
        }
    }

    /** By name. A company has some hundred filaments at most. */
    List<Listed> page(Member me, Filter filter, NameOrder order, SortKey after, int limit) {
        return db.sql(("with " + StockLevels.ALL + " select " + COLUMNS + """
                               , f.name_key
                          from stock_level l
                          join filament_spec f on f.id = l.filament_id
                         where (f.name_key collate {order}, f.id) > (:afterName, :afterId)
                           and f.search_text like all (cast(:words as text[]))
                           and (:material = '' or f.material_key = :material or f.material_family_key = :material)
                           and (cast(:low as boolean) is null or l.low = :low)
                         order by f.name_key collate {order}, f.id
                         limit :limit
                        """).replace("{order}", order.collation()))
                .param("company", me.company())
                .param("low", filter.low())
                .param("material", filter.material())
                .param("words", Search.patterns(filter.q().key()))
                .param("afterName", after.text(1))
                .param("afterId", after.id(2))
                .param("limit", limit)
                .query((row, number) -> new Listed(ITEMS.mapRow(row, number), row.getString("name_key")))
                .list();
    }

    /**
     * Of a filament that the catalog has, whether there is any of it or not. The id of an entry
     * that was merged into another finds that other one.
     */
    public Optional<StockItem> find(Member me, UUID filament) {
        return db.sql("with " + StockLevels.ALL + " select " + COLUMNS + """
                          from filament_spec asked
                          join filament_spec f on f.id = coalesce(asked.duplicate_of, asked.id)
                          left join stock_level l on l.filament_id = f.id
                         where asked.id = :filament
                           and (f.hidden_at is null or gate.uses_spec(:company, 'filament', f.id))
                        """)
                .param("company", me.company())
                .param("filament", filament)
                .query(ITEMS)
                .optional();
    }

    /** By the ids that were asked for; absent where there is neither a spool nor a threshold. */
    public Map<UUID, StockItem> of(Member me, Collection<UUID> filaments) {
        var found = new HashMap<UUID, StockItem>();
        db.sql("with " + StockLevels.ALL + " select " + COLUMNS + """
                               , asked.id as asked_id
                          from filament_spec asked
                          join stock_level l on l.filament_id = coalesce(asked.duplicate_of, asked.id)
                          join filament_spec f on f.id = l.filament_id
                         where asked.id = any (:filaments)
                        """)
                .param("company", me.company())
                .param("filaments", new SqlArrayValue("uuid", filaments.toArray()))
                .query(row -> {
                    found.put(row.getObject("asked_id", UUID.class), ITEMS.mapRow(row, 0));
                });
        return found;
    }
}
