package dev.perimeter.pieces;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.TimePosition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pieces of the company acted for, by number. */
@Repository
public class Pieces {

    /** Its spools, and the steps that the company does without, of a piece p. */
    public static final String PRINT_COLUMNS = """
            (select coalesce(jsonb_agg(jsonb_build_object('spoolId', u.spool_id, 'grams', u.grams) order by u.position), '[]')
               from piece_spool u
              where u.company_id = :company and u.piece_id = p.id) as spools,
            (select c.skipped_steps from company c where c.id = :company) as skipped_steps
            """;

    /** What a {@link Piece} is made of: p is the piece, o its order, l its line, r its remake. */
    public static final String COLUMNS = """
            p.id, p.number, p.order_id, o.number as order_number, o.status as order_status, p.line_id, l.description, p.copy, p.status,
            p.printer_id, p.spool_id, p.grams, p.minutes, p.cost, p.currency, p.reason, p.notes, p.print_ended_at, p.remake_of,
            r.id as remade_by, p.version, p.created_at, p.updated_at,
            """ + PRINT_COLUMNS;

    private final JdbcClient db;

    Pieces(JdbcClient db) {
        this.db = db;
    }

    /** What to look for; null for everything. */
    public record Filter(
            @Nullable UUID id,
            @Nullable Integer number,
            @Nullable UUID orderId,
            @Nullable PieceState status,
            @Nullable UUID printerId,
            @Nullable UUID spoolId) {}

    /**
     * An order and a spool have few pieces: where one is given, the written-round conditions leave
     * the planner no other index.
     */
    public List<Piece> search(Member me, Filter filter, int afterNumber, int limit) {
        return db.sql("""
                        with page as materialized (
                          select p.id, p.number, p.order_id, p.line_id, p.copy, p.status, p.printer_id, p.spool_id, p.grams, p.minutes, p.cost,
                                 p.currency, p.reason, p.notes, p.print_ended_at, p.remake_of, p.version, p.created_at, p.updated_at
                            from piece p
                           where p.company_id = :company
                             and p.number > :afterNumber
                             and (cast(:id as uuid) is null or p.id = :id)
                             and (cast(:number as int) is null or p.number = :number)
                             and (cast(:orderId as uuid) is null or p.order_id = :orderId)
                             and (cast(:id as uuid) is not null or cast(:status as text) is not null or p.status <> 'withdrawn')
                             and (coalesce(cast(:id as uuid), :orderId) is not null or not p.dropped)
                             and (cast(:spoolId as uuid) is null
                                  or p.id = any (array(select u.piece_id from piece_spool u where u.company_id = :company and u.spool_id = :spoolId)))
                             and (cast(:printerId as uuid) is null
                                  or case when coalesce(cast(:orderId as uuid), :spoolId) is null then p.printer_id = :printerId
                                          else coalesce(p.printer_id = :printerId, false) end)
                             and (cast(:status as text) is null
                                  or case when coalesce(cast(:orderId as uuid), :spoolId) is null then p.status = :status
                                          else p.status || '' = :status end)
                           order by p.number
                           limit :limit
                        )
                        select
                        """ + COLUMNS + """
                          from page p
                          join sales_order o
                            on o.company_id = :company and o.id = any (array(select order_id from page)) and o.id = p.order_id and o.version > 0
                          join order_line l
                            on l.company_id = :company and l.id = any (array(select line_id from page)) and l.id = p.line_id
                          left join piece r
                            on r.company_id = :company and r.remake_of = any (array(select id from page)) and r.remake_of = p.id
                         order by p.number
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("afterNumber", afterNumber)
                .param("limit", limit)
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    public Optional<Piece> find(Member me, UUID id) {
        return search(me, new Filter(id, null, null, null, null, null), 0, 1).stream()
                .findFirst();
    }

    /** Empty where there is no such piece. */
    Optional<List<StateChange>> moves(Member me, UUID piece, TimePosition after, int limit) {
        return StateChange.ofRecord(db.sql("select " + StateChange.PIECE_COLUMNS + """
                          from piece p
                          left join piece_move m
                            on m.company_id = :company and m.piece_id = p.id and (m.at, m.id) > (:afterAt, :afterId)
                         where p.company_id = :company
                           and p.id = :piece
                         order by m.at, m.id
                         limit :limit
                        """)
                .param("company", me.company())
                .param("piece", piece)
                .param("afterAt", after.atUtc())
                .param("afterId", after.id())
                .param("limit", limit)
                .query(RecordRowMapper.of(StateChange.class))
                .list());
    }
}
