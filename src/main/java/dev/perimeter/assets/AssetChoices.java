package dev.perimeter.assets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.lists.NameOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Printers and spools by name, for pages that choose among them or tell what was used; nothing for
 * who may not view assets (spec 6.4).
 */
@Repository
public class AssetChoices {

    private static final int SHOWN_MAX = 500;

    /** What a {@link Spool} is made of: s is the spool, f its filament in the catalog. */
    private static final String SPOOL_COLUMNS = """
            s.id, s.number, s.filament_id, f.manufacturer, f.name, f.material, f.color_hexes, s.remaining_g, s.location
            """;

    private final JdbcClient db;

    AssetChoices(JdbcClient db) {
        this.db = db;
    }

    public record Printer(
            UUID id, String name, String status, @Nullable String location) {}

    /** @param remainingG grams */
    public record Spool(
            UUID id,
            int number,
            @JsonUnwrapped FilamentLabel filament,
            BigDecimal remainingG,
            @Nullable String location) {}

    /** Those that something can be printed on: idle ones first. */
    public List<Printer> printers(Member me) {
        return db.sql("""
                        select id, name, status, location
                          from printer
                         where :seesAssets and company_id = :company
                           and status in ('ready', 'printing', 'needs_clearing', 'maintenance', 'offline')
                         order by array_position(array['ready', 'needs_clearing', 'printing', 'maintenance', 'offline'], status), name collate %s
                         limit :limit
                        """.formatted(NameOrder.current().collation()))
                .param("company", me.company())
                .param("seesAssets", seesAssets(me))
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Printer.class))
                .list();
    }

    public Optional<Printer> printer(Member me, UUID id) {
        return db.sql("""
                        select id, name, status, location
                          from printer
                         where :seesAssets and company_id = :company and id = :id
                        """)
                .param("company", me.company())
                .param("seesAssets", seesAssets(me))
                .param("id", id)
                .query(RecordRowMapper.of(Printer.class))
                .optional();
    }

    /**
     * Those that something can be printed from: opened ones first.
     *
     * @param of the filament that they hold; null for any
     */
    public List<Spool> spools(Member me, @Nullable UUID of) {
        return db.sql("select " + SPOOL_COLUMNS + """
                          from spool s
                         cross join lateral (select manufacturer, name, material, color_hexes
                                               from filament_spec
                                              where id = s.filament_id
                                              limit 1) f
                         where :seesAssets and s.company_id = :company
                           and s.status in ('in_use', 'sealed', 'drying')
                         order by coalesce(s.filament_id = :of, false) desc, array_position(array['in_use', 'sealed', 'drying'], s.status), s.number
                         limit :limit
                        """)
                .param("company", me.company())
                .param("seesAssets", seesAssets(me))
                .param("of", of)
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Spool.class))
                .list();
    }

    /** Whatever their state. */
    public List<Spool> spools(Member me, Collection<UUID> ids) {
        return db.sql("select " + SPOOL_COLUMNS + """
                          from spool s
                          join filament_spec f on f.id = s.filament_id
                         where :seesAssets and s.company_id = :company and s.id = any (:ids)
                         order by s.number
                        """)
                .param("company", me.company())
                .param("seesAssets", seesAssets(me))
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(Spool.class))
                .list();
    }

    private static boolean seesAssets(Member me) {
        return me.may(Permission.ASSETS_VIEW);
    }
}
