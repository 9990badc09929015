package dev.perimeter.pieces;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.Closing;
import dev.perimeter.gate.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The pieces of the company acted for, by number. */
@Repository
class Pieces {

    private final JdbcClient db;
    private final Closing closing;
    private final JsonMapper json;

    Pieces(JdbcClient db, Closing closing, JsonMapper json) {
        this.db = db;
        this.closing = closing;
        this.json = json;
    }

    /** What to look for; null for everything. */
    record Filter(
            @Nullable UUID id,
            @Nullable UUID orderId,
            @Nullable PieceState status,
            @Nullable UUID printerId,
            @Nullable UUID spoolId) {}

    /** A piece that nobody else can change before this transaction ends, and the time that its change will carry. */
    record Held(Piece piece, Instant now) {}

    /** A piece before and after what is done to it. */
    record Changed(Piece before, Piece after) {}

    List<Piece> search(Member me, Filter filter, int afterNumber, int limit) {
        return db.sql("""
                        with page as materialized (
                          select p.id, p.number, p.order_id, p.line_id, p.copy, p.status, p.printer_id, p.spool_id, p.grams, p.minutes, p.cost,
                                 p.reason, p.notes, p.remake_of, p.version, p.created_at, p.updated_at
                            from piece p
                           where p.company_id = :company
                             and p.number > :afterNumber
                             and (cast(:id as uuid) is null or p.id = :id)
                             and (cast(:orderId as uuid) is null or p.order_id = :orderId)
                             and (cast(:status as text) is null or p.status = :status)
                             and (cast(:printerId as uuid) is null or p.printer_id = :printerId)
                             and (cast(:spoolId as uuid) is null or p.spool_id = :spoolId)
                           order by p.number
                           limit :limit
                        )
                        select page.id, page.number, page.order_id, o.number as order_number, o.status as order_status, page.line_id,
                               l.description, page.copy, page.status, page.printer_id, page.spool_id, page.grams, page.minutes, page.cost,
                               page.reason, page.notes, page.remake_of, r.id as remade_by, page.version, page.created_at, page.updated_at
                          from page
                          join sales_order o
                            on o.company_id = :company and o.id = any (array(select order_id from page)) and o.id = page.order_id
                          join order_line l
                            on l.company_id = :company and l.id = any (array(select line_id from page)) and l.id = page.line_id
                          left join piece r
                            on r.company_id = :company and r.remake_of = any (array(select id from page)) and r.remake_of = page.id
                         order by page.number
                        """)
                .param("company", me.company())
                .param("afterNumber", afterNumber)
                .param("id", filter.id())
                .param("orderId", filter.orderId())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word())
                .param("printerId", filter.printerId())
                .param("spoolId", filter.spoolId())
                .param("limit", limit)
                .query((row, _) -> Piece.of(row))
                .list();
    }

    Optional<Piece> find(Member me, UUID id) {
        return search(me, new Filter(id, null, null, null, null), 0, 1).stream().findFirst();
    }

    /** One row at least where the piece is there: null where it has no move behind that position. */
    List<@Nullable Moved> moves(Member me, UUID piece, Moved.Position after, int limit) {
        return db.sql("""
                        select m.id, m.from_status, m.to_status, m.reason, m.account_id, m.account_name, m.at
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
                .query((row, _) -> Moved.of(row))
                .list();
    }

    /** Those of these ids that are there. */
    List<Held> hold(Member me, List<UUID> ids) {
        return db.sql("""
                        select id, number, order_id, order_number, order_status, line_id, description, copy, status, printer_id, spool_id, grams,
                               minutes, cost, reason, notes, remake_of, remade_by, version, created_at, updated_at, now() as now
                          from gate.pieces_to_change(:company, :ids)
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, _) -> new Held(Piece.of(row), now(row)))
                .list();
    }

    /** Whether something else than these pieces is being printed there. The printer is held from here on. */
    boolean isStillPrinting(Member me, UUID printer, List<UUID> pieces) {
        return db.sql("select gate.still_printing(:company, :printer, :pieces)")
                .param("company", me.company())
                .param("printer", printer)
                .param("pieces", new SqlArrayValue("uuid", pieces.toArray()))
                .query(Boolean.class)
                .single();
    }

    /** Where the state is another one, the move is recorded, with this reason. */
    void change(Member me, List<Changed> changed, @Nullable String reason) {
        var rows = changed.stream().map(piece -> row(piece.after())).toList();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("pieces", json.writeValueAsString(rows));
        parameters.put("reason", reason);
        closing.run("select gate.change_pieces(:company, cast(:pieces as jsonb), :reason)", parameters);
    }

    private static Map<String, @Nullable Object> row(Piece piece) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", piece.id());
        row.put("status", piece.status().word());
        row.put("printer_id", piece.printerId());
        row.put("spool_id", piece.spoolId());
        row.put("grams", piece.grams());
        row.put("minutes", piece.minutes());
        row.put("cost", piece.cost());
        row.put("reason", piece.reason());
        row.put("notes", piece.notes());
        row.put("move", Ids.next());
        return row;
    }

    static Instant now(ResultSet row) throws SQLException {
        return row.getObject("now", OffsetDateTime.class).toInstant();
    }
}
