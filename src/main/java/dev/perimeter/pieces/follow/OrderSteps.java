package dev.perimeter.pieces.follow;

import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.values.WireWord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The steps of an order, by hand or behind its pieces, and how it stands. */
@Repository
public class OrderSteps {

    private final JdbcClient db;
    private final CommitStatements commitStatements;

    OrderSteps(JdbcClient db, CommitStatements commitStatements) {
        this.db = db;
        this.commitStatements = commitStatements;
    }

    /** What led an order on. */
    public enum OrderStepKind implements WireWord {
        MOVED,
        /** Its pieces led it. */
        FOLLOWED,
        CLOSED_SHORT,
        UNDONE
    }

    /**
     * A step of an order that can be taken back.
     *
     * @param pieceId the piece that led it
     * @param before JSON with {@code heldFrom}; null for steps that older versions made
     */
    public record OrderStep(
            UUID id,
            OrderStepKind kind,
            @Nullable UUID act,
            @Nullable UUID pieceId,
            String fromStatus,
            String toStatus,
            @Nullable String before,
            Instant at) {}

    /**
     * Where an order goes.
     *
     * @param heldFrom where it comes from, for an order that is put on hold
     * @param undoes the step that is taken back
     * @param ledBy the piece that leads it
     */
    public record Next(
            String to,
            OrderStepKind kind,
            @Nullable String heldFrom,
            @Nullable UUID undoes,
            @Nullable UUID ledBy) {

        public static Next byHand(String to, @Nullable String heldFrom) {
            return new Next(to, OrderStepKind.MOVED, heldFrom, null, null);
        }

        public static Next shortened(String to) {
            return new Next(to, OrderStepKind.CLOSED_SHORT, null, null, null);
        }

        static Next behind(String to, UUID piece) {
            return new Next(to, OrderStepKind.FOLLOWED, null, null, piece);
        }

        public static Next back(OrderStep step, @Nullable String heldFrom) {
            return new Next(step.fromStatus(), OrderStepKind.UNDONE, heldFrom, step.id(), null);
        }
    }

    /** How the order stands without these pieces. */
    public OrderStanding standing(Member me, UUID order, Collection<UUID> pieces) {
        return db.sql("""
                        select status, number, begun, unfinished, unshipped, shipped
                          from gate.order_standing(:company, :order, :pieces)
                        """)
                .param("company", me.company())
                .param("order", order)
                .param("pieces", new SqlArrayValue("uuid", pieces.toArray()))
                .query(RecordRowMapper.of(OrderStanding.class))
                .single();
    }

    /** Those that are not taken back, the last one first. */
    public List<OrderStep> last(Member me, UUID order) {
        return db.sql("""
                        select id, kind, act, piece_id, from_status, to_status, before, at
                          from gate.order_steps(:company, :order)
                        """)
                .param("company", me.company())
                .param("order", order)
                .query(RecordRowMapper.of(OrderStep.class))
                .list();
    }

    public void move(Member me, UUID order, Act act, Next next) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("id", order);
        parameters.put("move", Ids.next());
        parameters.put("to", next.to());
        parameters.put("heldFrom", next.heldFrom());
        parameters.put("reason", next.kind() == OrderStepKind.FOLLOWED ? null : act.reason());
        parameters.put("act", act.id());
        parameters.put("kind", next.kind().word());
        parameters.put("undoes", next.undoes());
        parameters.put("ledBy", next.ledBy());
        commitStatements.run(
                "select gate.move_order(:company, :id, :move, :to, :heldFrom, :reason, :act, :kind, :undoes, :ledBy)",
                parameters);
    }
}
