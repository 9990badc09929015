package dev.perimeter.pieces.pages;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.Search;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Pieces by what somebody remembers of them: words of the part, or the order's number, among the
 * oldest open orders, as on the board; and the piece of a number wherever it is. What was shipped
 * long ago is found by way of its order.
 */
@Repository
class PieceSearch {

    static final int SHOWN_MAX = 100;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final JdbcClient db;

    PieceSearch(JdbcClient db) {
        this.db = db;
    }

    private record OpenLine(UUID id, UUID orderId, int number, String description) {

        boolean says(String[] words) {
            var said = number + " " + SearchKey.of(description);
            return Arrays.stream(words).allMatch(said::contains);
        }
    }

    List<Piece> find(Member me, Search search, @Nullable PieceState status) {
        var words = search.key().split(" ");
        var lines = openLines(me).stream().filter(line -> line.says(words)).toList();
        return db.sql("""
                        with found as materialized (
                          (select p.id
                             from piece p
                            where p.company_id = :company
                              and p.order_id = any (:orders)
                              and p.line_id = any (:lines)
                              and (cast(:status as text) is null or p.status || '' = :status)
                            order by p.number + 0
                            limit :limit)
                          union
                          select p.id from piece p where p.company_id = :company and p.number = :number
                        )
                        select
                        """ + Pieces.COLUMNS + """
                          from piece p
                          join sales_order o on o.company_id = :company and o.id = p.order_id
                          join order_line l on l.company_id = :company and l.id = p.line_id
                          left join piece r on r.company_id = :company and r.remake_of = p.id
                         where p.company_id = :company
                           and p.id = any (array(select id from found))
                         order by p.number = :number desc, p.number + 0
                        """)
                .param("company", me.company())
                .param("orders", ids(lines.stream().map(OpenLine::orderId)))
                .param("lines", ids(lines.stream().map(OpenLine::id)))
                .param("status", status == null ? null : status.word())
                .param("number", NUMBER.matcher(search.key()).matches() ? Integer.parseInt(search.key()) : 0)
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    private List<OpenLine> openLines(Member me) {
        return db.sql("""
                        with open as materialized (
                          select id, number
                            from sales_order
                           where company_id = :company
                             and status in ('confirmed', 'in_production', 'ready', 'on_hold')
                           order by number
                           limit :orders
                        )
                        select l.id, l.order_id, open.number, l.description
                          from order_line l
                          join open on open.id = l.order_id
                         where l.company_id = :company
                           and l.order_id = any (array(select id from open))
                        """)
                .param("company", me.company())
                .param("orders", PieceBoard.ORDERS_MAX)
                .query(RecordRowMapper.of(OpenLine.class))
                .list();
    }

    private static SqlArrayValue ids(Stream<UUID> ids) {
        return new SqlArrayValue("uuid", ids.distinct().toArray());
    }
}
