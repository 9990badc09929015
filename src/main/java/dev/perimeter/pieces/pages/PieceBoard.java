package dev.perimeter.pieces.pages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.Pieces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Pieces that are worked on, by state, and pieces that somebody chose. */
@Repository
class PieceBoard {

    /** The oldest open orders: who has more of them at once looks at the list. */
    static final int ORDERS_MAX = 1_000;

    private final JdbcClient db;

    PieceBoard(JdbcClient db) {
        this.db = db;
    }

    private record OrderedFilament(
            UUID lineId, @JsonUnwrapped FilamentLabel filament) {}

    /**
     * Of open orders, in each state the most urgent: by priority, due date and number. A lost piece
     * stays until it is made again.
     *
     * @param limit how many of each state at most
     */
    Map<PieceState, List<Piece>> columns(Member me, List<PieceState> states, @Nullable UUID order, int limit) {
        var columns = new EnumMap<PieceState, List<Piece>>(PieceState.class);
        states.forEach(state -> columns.put(state, new ArrayList<>()));
        db.sql("""
                        with open as materialized (
                          select id, number, status, priority, due_on
                            from sales_order
                           where company_id = :company
                             and status in ('confirmed', 'in_production', 'ready', 'on_hold')
                             and (cast(:order as uuid) is null or id = :order)
                           order by number
                           limit :orders
                        ), ranked as materialized (
                          select p.id, p.status, o.number as order_number, o.status as order_status,
                                 row_number() over (partition by p.status
                                                        order by array_position(array['urgent', 'high', 'normal', 'low'], o.priority),
                                                                 o.due_on nulls last, p.number) as place
                            from piece p
                            join open o on o.id = p.order_id
                           where p.company_id = :company
                             and p.order_id = any (array(select id from open))
                             and p.status = any (:states)
                             and (p.status not in ('failed', 'rejected', 'scrapped')
                                  or not exists (select from piece r where r.company_id = :company and r.remake_of = p.id))
                        )
                        select p.id, p.number, p.order_id, ranked.order_number, ranked.order_status, p.line_id, l.description, p.copy, p.status,
                               p.printer_id, p.spool_id, p.grams, p.minutes, p.cost, p.currency, p.reason, p.notes, p.print_ended_at,
                               p.remake_of, cast(null as uuid) as remade_by, p.version, p.created_at, p.updated_at,
                        """ + Pieces.PRINT_COLUMNS + """
                          from ranked
                          join piece p on p.company_id = :company and p.id = ranked.id
                          join order_line l on l.company_id = :company and l.id = p.line_id
                         where ranked.place <= :limit
                         order by ranked.status, ranked.place
                        """)
                .param("company", me.company())
                .param("order", order)
                .param("orders", ORDERS_MAX)
                .param("states", states.stream().map(PieceState::word).toArray(String[]::new))
                .param("limit", limit)
                .query(RecordRowMapper.of(Piece.class))
                .list()
                .forEach(piece -> Objects.requireNonNull(
                                columns.get(piece.progress().status()))
                        .add(piece));
        return columns;
    }

    /** Those of these ids that are there, by number. */
    List<Piece> find(Member me, List<UUID> ids) {
        return db.sql("select " + Pieces.COLUMNS + """
                          from piece p
                          join sales_order o on o.company_id = :company and o.id = p.order_id
                          join order_line l on l.company_id = :company and l.id = p.line_id
                          left join piece r on r.company_id = :company and r.remake_of = p.id
                         where p.company_id = :company
                           and p.id = any (:ids)
                         order by p.number
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    /** What lines are to be printed of, by the line; nothing for those of which nobody said. */
    Map<UUID, FilamentLabel> wanted(Member me, Collection<Piece> pieces) {
        var lines =
                pieces.stream().map(piece -> piece.origin().lineId()).distinct().toArray();
        return db
                .sql("""
                        select l.id as line_id, l.filament_id, f.manufacturer, f.name, f.material, f.color_hexes
                          from order_line l
                          join filament_spec f on f.id = l.filament_id
                         where l.company_id = :company and l.id = any (:lines)
                        """)
                .param("company", me.company())
                .param("lines", new SqlArrayValue("uuid", lines))
                .query(RecordRowMapper.of(OrderedFilament.class))
                .stream()
                .collect(Collectors.toMap(OrderedFilament::lineId, OrderedFilament::filament));
    }
}
