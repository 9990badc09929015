package dev.perimeter.assets.spools.events;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.TimePosition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The events of a spool, as they are read. */
@Repository
class SpoolHistory {

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
}
