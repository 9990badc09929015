package dev.perimeter.pieces.undo;

import dev.perimeter.assets.PrinterOccupation;
import dev.perimeter.assets.SpoolConsumption;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceStep;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.printing.SpoolDifferences;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a step did to spools and printers is taken back with it. A weighing settles what came before
 * it, and a printer's state that somebody set since stays.
 */
@Repository
class UndoneUse {

    private final JdbcClient db;
    private final SpoolConsumption spoolConsumption;
    private final PrinterOccupation printerOccupation;
    private final PieceWrites book;

    UndoneUse(JdbcClient db, SpoolConsumption spoolConsumption, PrinterOccupation printerOccupation, PieceWrites book) {
        this.db = db;
        this.spoolConsumption = spoolConsumption;
        this.printerOccupation = printerOccupation;
        this.book = book;
    }

    private record Taken(UUID spoolId, BigDecimal grams) {}

    void takeBack(Member me, List<Changed> changed, Map<UUID, PieceStep> steps) {
        var returns = new TreeMap<UUID, LinkedHashMap<UUID, BigDecimal>>();
        for (var piece : changed) {
            var step = steps.get(piece.after().id());
            if (step != null && step.kind() == StepKind.MOVED && step.fromStatus() == PieceState.PRINTING) {
                taken(me, piece.after())
                        .forEach(taken -> returns.computeIfAbsent(taken.spoolId(), _ -> new LinkedHashMap<>())
                                .put(piece.after().id(), taken.grams()));
            } else if (step != null && step.kind() == StepKind.CORRECTED) {
                SpoolDifferences.between(piece.before(), piece.after())
                        .forEach((spool, grams) -> returns.computeIfAbsent(spool, _ -> new LinkedHashMap<>())
                                .put(piece.after().id(), grams));
            }
        }
        var ended = new HashMap<UUID, Instant>();
        changed.forEach(piece -> Optional.ofNullable(piece.before().progress().printEndedAt())
                .ifPresent(time -> ended.put(piece.after().id(), time)));
        returns.forEach((spool, byPiece) -> giveBack(me, spool, byPiece, ended));
        printers(me, changed, steps);
    }

    private void giveBack(Member me, UUID id, Map<UUID, BigDecimal> byPiece, Map<UUID, Instant> ended) {
        var spool = spoolConsumption.hold(me, id).orElseThrow(() -> Problem.notThere("spoolId"));
        for (var piece : byPiece.entrySet()) {
            if (!spool.isSettledSince(Objects.requireNonNull(ended.get(piece.getKey())))) {
                spool = spoolConsumption.putRight(me, spool, piece.getKey(), piece.getValue(), "Undone");
            }
        }
    }

    private List<Taken> taken(Member me, Piece piece) {
        return db.sql("select spool_id, grams from gate.taken_by_piece(:company, :piece)")
                .param("company", me.company())
                .param("piece", piece.id())
                .query(RecordRowMapper.of(Taken.class))
                .list();
    }

    private void printers(Member me, List<Changed> changed, Map<UUID, PieceStep> steps) {
        var byPrinter = new TreeMap<UUID, Changed>();
        for (var piece : changed) {
            printer(piece, steps).ifPresent(printer -> byPrinter.putIfAbsent(printer, piece));
        }
        var ids = changed.stream().map(piece -> piece.after().id()).toList();
        byPrinter.forEach((id, piece) -> {
            var isStillPrinting = book.isStillPrinting(me, id, ids);
            var printer = printerOccupation.hold(me, id);
            if (piece.after().progress().status() == PieceState.PRINTING) {
                var ended = Objects.requireNonNull(steps.get(piece.after().id()));
                printer.ifPresent(held -> printerOccupation.takeBackEnd(me, held, piece.printerBefore(), ended.at()));
            } else if (!isStillPrinting) {
                printer.ifPresent(held -> printerOccupation.takeBackStart(me, held));
            }
        });
    }

    /** The printer of a print that runs again, or has not begun after all. */
    private static Optional<UUID> printer(Changed piece, Map<UUID, PieceStep> steps) {
        var step = steps.get(piece.after().id());
        if (step == null || step.kind() != StepKind.MOVED) {
            return Optional.empty();
        }
        return Stream.of(piece.before(), piece.after())
                .filter(side -> side.progress().status() == PieceState.PRINTING)
                .flatMap(side -> Stream.ofNullable(side.progress().print().printerId()))
                .findFirst();
    }
}
