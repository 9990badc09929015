package dev.perimeter.overview;

import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What somebody should look at now: a few of each kind, the most pressing first. The lists behind
 * them show the rest.
 */
@Repository
class NeedsAttention {

    private static final int SHOWN = 8;

    private final JdbcClient db;

    NeedsAttention(JdbcClient db) {
        this.db = db;
    }

    record Waiting(UUID id, int number, String description, String status) {}

    /** A filament of which more is to be bought, in grams over all its usable spools. */
    record Low(UUID id, String name, List<String> colorHexes, BigDecimal grams, BigDecimal lowThresholdG) {}

    record Stopped(UUID id, String name, String status) {}

    ZoneId zone(Member me) {
        return db.sql("select timezone from company where id = :company")
                .param("company", me.company())
                .query((row, _) -> ZoneId.of(row.getString("timezone")))
                .single();
    }

    /** Lost pieces that nobody made again yet, among the latest hundred of each kind. */
    List<Waiting> lost(Member me) {
        return db.sql("""
                        with found as materialized (
                          (select id, number, line_id, order_id, status from piece
                            where company_id = :company and status = 'failed' order by number desc limit 100)
                          union all
                          (select id, number, line_id, order_id, status from piece
                            where company_id = :company and status = 'rejected' order by number desc limit 100)
                          union all
                          (select id, number, line_id, order_id, status from piece
                            where company_id = :company and status = 'scrapped' order by number desc limit 100)
                        )
                        select f.id, f.number, l.description, f.status
                          from found f
                          join order_line l
                            on l.company_id = :company and l.id = any (array(select line_id from found)) and l.id = f.line_id
                          join sales_order o
                            on o.company_id = :company and o.id = any (array(select order_id from found)) and o.id = f.order_id
                         where o.status in ('confirmed', 'in_production', 'ready')
                           and f.id <> all (array(select r.remake_of
                                                    from piece r
                                                   where r.company_id = :company
                                                     and r.remake_of = any (array(select id from found))))
                         order by f.number
                         limit :limit
                        """)
                .param("company", me.company())
                .param("limit", SHOWN)
                .query(RecordRowMapper.of(Waiting.class))
                .list();
    }

    List<Stopped> stopped(Member me) {
        return db.sql("""
                        select id, name, status
                          from printer
                         where company_id = :company
                           and status in ('needs_clearing', 'maintenance', 'offline')
                         order by status <> 'needs_clearing', name_key
                         limit :limit
                        """)
                .param("company", me.company())
                .param("limit", SHOWN)
                .query(RecordRowMapper.of(Stopped.class))
                .list();
    }

    /** Those first of which there is the least, beside what there should be. */
    List<Low> low(Member me) {
        return db.sql("with " + StockLevels.ALL + """
                        select f.id, f.name, f.color_hexes, l.grams, l.low_threshold_g
                          from stock_level l
                          join filament_spec f on f.id = l.filament_id
                         where l.low
                         order by l.grams / l.low_threshold_g, f.name_key, f.id
                         limit :limit
                        """)
                .param("company", me.company())
                .param("limit", SHOWN)
                .query(RecordRowMapper.of(Low.class))
                .list();
    }
}
