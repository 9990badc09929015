package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What there is in each state. Orders and pieces are counted as they move, so that a million of
 * them cost a dozen rows.
 */
@Repository
class StateCounts {

    private final JdbcClient db;

    StateCounts(JdbcClient db) {
        this.db = db;
    }

    record Count(String part, String state, int amount) {}

    /**
     * The database hides what a flag does not show; the application asks for no more either (spec
     * 1.3, 6.4).
     */
    List<Count> all(Member me) {
        return db.sql("with " + StockLevels.ALL + """
                        , state (part, state, place) as (
                          select 'orders', s.state, s.place
                            from unnest(array ['draft', 'confirmed', 'in_production', 'ready', 'shipped', 'completed', 'on_hold', 'cancelled'])
                            with ordinality s (state, place)
                          union all
                          select 'pieces', s.state, s.place
                            from unnest(array ['planned', 'queued', 'printing', 'printed', 'post_processing', 'qc', 'good', 'packed', 'shipped',
                                               'failed', 'rejected', 'scrapped']) with ordinality s (state, place)
                          union all
                          select 'printers', s.state, s.place
                            from unnest(array ['ready', 'printing', 'needs_clearing', 'maintenance', 'offline', 'retired'])
                            with ordinality s (state, place)
                          union all
                          select 'spools', s.state, s.place
                            from unnest(array ['sealed', 'in_use', 'empty', 'drying', 'damaged', 'archived', 'low'])
                            with ordinality s (state, place)
                        ), counted (part, state, amount) as (
                          select case kind when 'sales_order' then 'orders' else 'pieces' end, state, amount
                            from state_count
                           where company_id = :company
                             and :seesOrders
                          union all
                          select 'printers', status, count(*)
                            from printer
                           where company_id = :company
                             and :seesAssets
                           group by status
                          union all
                          select 'spools', status, count(*)
                            from spool
                           where company_id = :company
                             and :seesAssets
                           group by status
                          union all
                          select 'spools', 'low', count(*)
                            from stock_level
                           where :seesAssets
                             and low
                        )
                        select part, state, coalesce(counted.amount, 0) as amount
                          from state
                          left join counted using (part, state)
                         order by part, place
                        """)
                .param("company", me.company())
                .param("seesOrders", me.may(ORDERS_VIEW))
                .param("seesAssets", me.may(ASSETS_VIEW))
                .query(RecordRowMapper.of(Count.class))
                .list();
    }
}
