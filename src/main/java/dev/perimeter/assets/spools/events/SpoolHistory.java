package dev.perimeter.assets.spools.events;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.lists.TimePosition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The events of a spool, as they are read. */
@Repository
public class SpoolHistory {

    private final JdbcClient db;

    SpoolHistory(JdbcClient db) {
        this.db = db;
    }

    /**
     * The newest first; empty where there is no such spool. One row says that there is one, though
     * nothing happened to it.
     */
    Optional<List<SpoolEvent>> of(Member me, UUID spool, TimePosition before, int limit) {
        var rows = db.sql("""
                        select e.id, e.at, e.kind, e.grams, e.delta_g, e.remaining_g, e.reason, e.piece_id,
                               e.account_id as created_by_account_id, e.account_name as created_by_display_name
                          from spool s
                          left join lateral (select e.id, e.at, e.kind, e.grams, e.delta_g, e.remaining_g, e.reason, e.piece_id, e.account_id,
                                                    e.account_name
                                               from spool_event e
                                              where e.company_id = :company
                                                and e.spool_id = :spool
                                                and (e.at, e.id) < (:beforeAt, :beforeId)
                                              order by e.at desc, e.id desc
                                              limit :limit) e on true
                         where s.company_id = :company
                           and s.id = :spool
                         order by e.at desc, e.id desc
                        """)
                .param("company", me.company())
                .param("spool", spool)
                .param("beforeAt", before.atUtc())
                .param("beforeId", before.id())
                .param("limit", limit)
                .query(RecordRowMapper.of(SpoolEvent.class))
                .list();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream().filter(event -> event.id() != null).toList());
    }

    /** A piece that was printed with a spool. */
    public record PrintedPiece(UUID id, int number, String description) {}

    /**
     * The pieces of events by id; none for who may not view orders (spec 6.4). They are looked up
     * with a column that no list's index has, or the planner would look through that index.
     */
    public Map<UUID, PrintedPiece> pieces(Member me, List<SpoolEvent> events) {
        var ids = events.stream()
                .map(SpoolEvent::pieceId)
                .filter(Objects::nonNull)
                .distinct();
        return db
                .sql("""
                        select p.id, p.number, l.description
                          from piece p
                          join order_line l on l.company_id = :company and l.id = p.line_id
                         where :seesOrders
                           and p.company_id = :company
                           and p.id = any (:ids)
                           and p.version > 0
                        """)
                .param("company", me.company())
                .param("seesOrders", me.may(Permission.ORDERS_VIEW))
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(PrintedPiece.class))
                .stream()
                .collect(Collectors.toMap(PrintedPiece::id, Function.identity()));
    }
}
