package dev.perimeter.pieces.moves;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.Counted;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceProgress;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.follow.OrderFollowing;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** New pieces: those of an order that was confirmed, and those in the place of lost ones. */
@Repository
public class PiecePlanning {

    private static final String COUNT =
            "select gate.count_states(:company, 'piece', jsonb_build_object('planned', cast(:pieces as int)))";

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;
    private final JsonMapper json;
    private final OrderFollowing orderFollowing;

    PiecePlanning(
            JdbcClient db,
            CommitStatements commitStatements,
            Audit audit,
            JsonMapper json,
            OrderFollowing orderFollowing) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
        this.json = json;
        this.orderFollowing = orderFollowing;
    }

    /** One piece for each copy of each line, numbered in the order of the lines. */
    public void plan(Member me, UUID order, SequencedMap<UUID, Integer> quantityByLine) {
        var pieces = new ArrayList<Map<String, Object>>();
        quantityByLine.forEach((line, quantity) -> {
            for (var copy = 1; copy <= quantity; copy++) {
                pieces.add(Map.of("id", Ids.next(), "line_id", line, "copy", copy, "place", pieces.size()));
            }
        });
        if (pieces.isEmpty()) {
            return;
        }
        commitStatements.run(
                """
                with counted as (
                  select gate.next_number(:company, 'piece', :amount) as last_number
                )
                insert into piece (company_id, id, number, order_id, line_id, copy)
                select :company, p.id, counted.last_number - :amount + 1 + p.place, :order, p.line_id, p.copy
                  from counted
                 cross join jsonb_to_recordset(cast(:pieces as jsonb)) as p (id uuid, line_id uuid, copy integer, place integer)
                """,
                Map.of(
                        "company", me.company(),
                        "order", order,
                        "amount", pieces.size(),
                        "pieces", json.writeValueAsString(pieces)));
        commitStatements.run(COUNT, Map.of("company", me.company(), "pieces", pieces.size()));
    }

    /** A piece in the place of a lost one. Refused by {@code already_remade} where there is one. */
    public Piece remake(Member me, Piece lost) {
        if (!isRemakable(lost)) {
            throw Problem.conflict(
                    "transition-not-allowed", Map.of("allowed", lost.progress().allowed()));
        }
        var id = Ids.next();
        var counted = db.sql("""
                        with counted as (
                          select gate.next_number(:company, 'piece', 1) as last_number
                        ), added as (
                          insert into piece (company_id, id, number, order_id, line_id, copy, remake_of)
                          select :company, :id, last_number, :order, :line, :copy, :lost
                            from counted
                        )
                        select last_number as number, now() as now from counted
                        """)
                .param("company", me.company())
                .param("id", id)
                .param("order", lost.origin().orderId())
                .param("line", lost.origin().lineId())
                .param("copy", lost.origin().copy())
                .param("lost", lost.id())
                .query(RecordRowMapper.of(Counted.class))
                .single();
        var remake = new Piece(
                id,
                counted.number(),
                lost.origin(),
                PieceProgress.planned(
                        lost.origin().orderStatus(), lost.progress().skippedSteps()),
                lost.id(),
                null,
                Revision.first(counted.now()));
        commitStatements.run(COUNT, Map.of("company", me.company(), "pieces", 1));
        var act = Act.of(StepKind.REMADE, null);
        commitStatements.run(
                "select gate.record_remake(:company, :move, :piece, :act)",
                Map.of("company", me.company(), "move", Ids.next(), "piece", id, "act", act.id()));
        audit.added(
                me,
                RecordType.PIECE,
                id,
                new Remake(remake.number(), remake.origin().orderId(), lost.id()));
        return orderFollowing.reopen(me, remake, act).map(remake::whileOrderIs).orElse(remake);
    }

    /** What came back can be made again when the order was completed, too (spec 12.7). */
    private static boolean isRemakable(Piece lost) {
        var status = lost.progress().status();
        var order = lost.origin().orderStatus();
        var isReturned = status == PieceState.RETURNED && order.equals("completed");
        return status.isRemakable()
                && (isReturned || !PieceState.PLANNED.next(order, List.of()).isEmpty());
    }

    /** What the trail says of a remake. */
    @Audited(RecordType.PIECE)
    record Remake(int number, UUID orderId, UUID remakeOf) {}
}
