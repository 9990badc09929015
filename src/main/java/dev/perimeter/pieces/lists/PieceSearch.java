package dev.perimeter.pieces.lists;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
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
 * Pieces by what somebody remembers of them: words of the part, the order's number or the
 * customer's name, among the oldest open orders, as on the board; and the piece of a number
 * wherever it is. What was shipped long ago is found by way of its order.
 */
@Repository
public class PieceSearch {

    public static final int SHOWN_MAX = 100;

    private static final int ORDERS_MAX = 1_000;
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,9})");

    private final JdbcClient db;

    PieceSearch(JdbcClient db) {
        this.db = db;
    }

    /** Among which pieces to look; null for all. */
    public record Among(
            @Nullable UUID orderId,
            @Nullable PieceState status,
            @Nullable UUID printerId,
            @Nullable UUID spoolId) {

        static Among all() {
            return new Among(null, null, null, null);
        }
    }

    /** @param customer a key; null for who may not view customers, and where it does not matter */
    private record OpenLine(
            UUID id,
            UUID orderId,
            int number,
            String description,
            @Nullable String customer) {

        boolean says(String[] words) {
            var said = Search.numbered(number) + SearchKey.of(description) + " " + (customer == null ? "" : customer);
            return Arrays.stream(words).allMatch(said::contains);
        }
    }

    /** The one of the number first, then the oldest. */
    public List<Piece> find(Member me, Search search, Among among, int limit) {
        var isNumberAlone = search.key().startsWith("#");
        var words = search.words();
        var lines = isNumberAlone
                ? List.<OpenLine>of()
                : openLines(me).stream().filter(line -> line.says(words)).toList();
        var number = NUMBER.matcher(search.key());
        return db.sql("""
                        with found as materialized (
                          (select p.id
                             from piece p
                            where p.company_id = :company
                              and p.order_id = any (:orders)
                              and p.line_id = any (:lines)
                              and (cast(:status as text) is null or p.status || '' = :status)
                              and (cast(:orderId as uuid) is null or p.order_id = :orderId)
                              and (cast(:printerId as uuid) is null or coalesce(p.printer_id = :printerId, false))
                              and (cast(:spoolId as uuid) is null or coalesce(p.spool_id = :spoolId, false))
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
                         limit :limit
                        """)
                .params(RecordParameters.of(me.company(), among))
                .param("orders", ids(lines.stream().map(OpenLine::orderId)))
                .param("lines", ids(lines.stream().map(OpenLine::id)))
                .param("number", number.matches() ? Integer.parseInt(number.group(1)) : 0)
                .param("limit", limit)
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    private List<OpenLine> openLines(Member me) {
        return db.sql("""
                        with open as materialized (
                          select id, number, customer_id
                            from sales_order
                           where company_id = :company
                             and status in ('confirmed', 'in_production', 'ready', 'on_hold')
                           order by number
                           limit :orders
                        ), named as materialized (
                          select id, name_key
                            from customer
                           where :seesCustomers and company_id = :company and id = any (array(select customer_id from open))
                        )
                        select l.id, l.order_id, open.number, l.description, named.name_key as customer
                          from order_line l
                          join open on open.id = l.order_id
                          left join named on named.id = open.customer_id
                         where l.company_id = :company
                           and l.order_id = any (array(select id from open))
                        """)
                .param("company", me.company())
                .param("seesCustomers", me.may(Permission.CUSTOMERS_VIEW))
                .param("orders", ORDERS_MAX)
                .query(RecordRowMapper.of(OpenLine.class))
                .list();
    }

    private static SqlArrayValue ids(Stream<UUID> ids) {
        return new SqlArrayValue("uuid", ids.distinct().toArray());
    }
}
