package dev.perimeter.pieces.moves;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.PieceSteps;
import dev.perimeter.pieces.PieceTrail;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.follow.OrderSteps.OrderStep;
import dev.perimeter.pieces.undo.BuiltUpon;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pieces that nobody will make, as the order was taken back or closed short: they are in no list
 * and no count, and their numbers are never used again.
 */
@Repository
public class Withdrawals {

    private static final List<PieceState> ALL = List.of(PieceState.values());

    private final JdbcClient db;
    private final PieceWrites book;
    private final PieceSteps pieceSteps;
    private final PieceTrail trail;

    Withdrawals(JdbcClient db, PieceWrites book, PieceSteps pieceSteps, PieceTrail trail) {
        this.db = db;
        this.book = book;
        this.pieceSteps = pieceSteps;
        this.trail = trail;
    }

    private record Builder(UUID pieceId, int number) {}

    /** All pieces of the order, which nobody has worked on. */
    public void withdrawAll(Member me, UUID order, Act act) {
        withdraw(me, pieceSteps.in(me, order, List.of(PieceState.PLANNED)), act);
    }

    public void withdraw(Member me, List<UUID> ids, Act act) {
        if (ids.isEmpty()) {
            return;
        }
        var changed = book.hold(me, ids).stream()
                .map(piece -> new Changed(
                        piece.record(),
                        piece.record().with(piece.record().progress().in(PieceState.WITHDRAWN, null), piece.now())))
                .toList();
        book.step(me, changed, act);
        trail.moved(me, changed, act);
    }

    /** Those pieces of the order whose last step belongs to the act. */
    public List<UUID> ofAct(Member me, UUID order, UUID act) {
        return pieceSteps.last(me, pieceSteps.in(me, order, ALL)).stream()
                .filter(step -> act.equals(step.act()))
                .map(PieceStep::pieceId)
                .toList();
    }

    /** Refuses where a piece of the order took a step of its own since. */
    public void refuseBuiltUpon(Member me, UUID order, OrderStep step) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("order", order);
        parameters.put("since", step.at().atOffset(ZoneOffset.UTC));
        parameters.put("act", step.act());
        db
                .sql("select piece_id, number from gate.built_upon(:company, :order, :since, cast(:act as uuid))")
                .params(parameters)
                .query(RecordRowMapper.of(Builder.class))
                .stream()
                .findFirst()
                .ifPresent(piece -> {
                    throw BuiltUpon.piece(piece.pieceId(), piece.number());
                });
    }

    /** The number of a piece. */
    public int number(Member me, UUID piece) {
        return book.hold(me, List.of(piece)).getFirst().record().number();
    }
}
