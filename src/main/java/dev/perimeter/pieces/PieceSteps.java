package dev.perimeter.pieces;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** How far pieces have come, for who acts on them and need not be allowed to read. */
@Repository
public class PieceSteps {

    private final JdbcClient db;

    PieceSteps(JdbcClient db) {
        this.db = db;
    }

    /** Those of the order's pieces that are in one of these states, by number. */
    public List<UUID> in(Member me, UUID order, List<PieceState> states) {
        return db.sql("select gate.pieces_in(:company, :order, :states)")
                .param("company", me.company())
                .param("order", order)
                .param("states", states.stream().map(PieceState::word).toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** The last step of each piece that can be taken back; none for pieces that took none. */
    public List<PieceStep> last(Member me, List<UUID> ids) {
        return db.sql("""
                        select piece_id, move_id, kind, act, from_status, to_status, before, at
                          from gate.last_steps(:company, :ids)
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(PieceStep.class))
                .list();
    }
}
