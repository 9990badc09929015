package dev.perimeter.assets;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What printing takes from spools, for those who act on orders: they need no right to assets (spec
 * 6.2). Everything runs in the transaction of the request. Callers hold each spool once, in the
 * order of ids, so that no two requests wait for each other.
 */
@Component
public class SpoolConsumption {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    SpoolConsumption(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** Empty where the company has no such spool. */
    public Optional<HeldSpool> hold(Member me, UUID id) {
        return db.sql("""
                        select cast(:id as uuid) as id, remaining_g, net_weight_g, price, currency, status, filament_id, weighed_at
                          from gate.spool_to_consume(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(HeldSpool.class))
                .optional();
    }

    /**
     * Takes the grams that each piece used, two decimals at most. Once per held spool.
     *
     * @param overrides where the spool has less than that, an event tells first that there was more
     * @throws Problem 409 {@code spool-overdrawn} with {@code remainingG} and the sum {@code
     *     grams}, where the spool has less; 409 {@code spool-archived}
     */
    public void consume(Member me, HeldSpool spool, SequencedMap<UUID, BigDecimal> gramsByPiece, boolean overrides) {
        var grams = gramsByPiece.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (spool.status().equals("archived")) {
            throw Problem.conflict("spool-archived");
        }
        var lacking = grams.subtract(spool.remainingG());
        if (lacking.signum() > 0) {
            if (!overrides) {
                throw overdrawn(me, spool, grams);
            }
            adjust(me, spool, gramsByPiece.firstEntry().getKey(), lacking, "More than was recorded");
        }
        gramsByPiece.forEach((piece, used) -> {
            if (used.signum() != 0) {
                commitStatements.run(
                        "select gate.consume(:company, :spool, :event, :piece, :grams)",
                        Map.of(
                                "company", me.company(),
                                "spool", spool.id(),
                                "event", Ids.next(),
                                "piece", piece,
                                "grams", used));
            }
        });
        if (grams.signum() != 0) {
            var left = new Change(
                    spool.remainingG(), spool.remainingG().subtract(grams).max(BigDecimal.ZERO));
            audit.acted(me, "consumed", RecordType.SPOOL, spool.id(), Map.of("remainingG", left));
        }
    }

    /** What is left on a spool is shown to who may view assets. */
    private static Problem overdrawn(Member me, HeldSpool spool, BigDecimal grams) {
        var problem = Problem.conflict("spool-overdrawn", Map.of("grams", grams, "spoolId", spool.id()));
        return me.may(Permission.ASSETS_VIEW) ? problem.with("remainingG", spool.remainingG()) : problem;
    }

    /**
     * Puts right what a piece took: so much more on the spool, or less. The spool as it is then.
     *
     * @throws Problem 409 {@code spool-overdrawn}
     */
    public HeldSpool putRight(Member me, HeldSpool spool, UUID piece, BigDecimal difference, String reason) {
        if (spool.remainingG().add(difference).signum() < 0) {
            throw overdrawn(me, spool, difference.negate());
        }
        adjust(me, spool, piece, difference, reason);
        var left = new Change(spool.remainingG(), spool.remainingG().add(difference));
        audit.acted(me, "adjusted", RecordType.SPOOL, spool.id(), Map.of("remainingG", left));
        return spool.holding(spool.remainingG().add(difference));
    }

    private void adjust(Member me, HeldSpool spool, UUID piece, BigDecimal grams, String reason) {
        commitStatements.run(
                "select gate.adjust_for_piece(:company, :spool, :event, :piece, :grams, :reason)",
                Map.of(
                        "company",
                        me.company(),
                        "spool",
                        spool.id(),
                        "event",
                        Ids.next(),
                        "piece",
                        piece,
                        "grams",
                        grams,
                        "reason",
                        reason));
    }
}
