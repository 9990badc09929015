package dev.perimeter.pieces.printing;

import dev.perimeter.assets.HeldSpool;
import dev.perimeter.assets.PrinterOccupation;
import dev.perimeter.assets.SpoolConsumption;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.values.money.Amount;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Prints end: what they used is taken from the spools, whether it is any good or not, and a printer
 * on which nothing else prints waits to be cleared.
 */
@Component
public class PrintEnd {

    private final SpoolConsumption spoolConsumption;
    private final PrinterOccupation printerOccupation;
    private final PieceWrites book;

    PrintEnd(SpoolConsumption spoolConsumption, PrinterOccupation printerOccupation, PieceWrites book) {
        this.spoolConsumption = spoolConsumption;
        this.printerOccupation = printerOccupation;
        this.book = book;
    }

    /** The same pieces, with what the filament cost. */
    public List<Changed> end(Member me, List<Changed> changed, boolean overrides) {
        if (changed.stream()
                .noneMatch(piece -> piece.after().progress().status().endsPrint())) {
            return changed;
        }
        var spools = consume(me, changed, overrides);
        var printersBefore = release(me, changed);
        return changed.stream()
                .map(piece -> ended(piece, spools, printersBefore))
                .toList();
    }

    private Map<UUID, HeldSpool> consume(Member me, List<Changed> changed, boolean overrides) {
        var bySpool = new TreeMap<UUID, LinkedHashMap<UUID, BigDecimal>>();
        for (var piece : changed) {
            for (var use : piece.after().progress().print().spools()) {
                bySpool.computeIfAbsent(use.spoolId(), _ -> new LinkedHashMap<>())
                        .put(piece.after().id(), Objects.requireNonNullElse(use.grams(), BigDecimal.ZERO));
            }
        }
        var held = new HashMap<UUID, HeldSpool>();
        bySpool.forEach((id, grams) -> {
            var spool = spoolConsumption
                    .hold(me, id)
                    .orElseThrow(() -> Problem.notThere(PrintStart.field(
                            changed.stream().map(Changed::after).toList(), id)));
            if (grams.values().stream().anyMatch(used -> used.signum() > 0)) {
                spoolConsumption.consume(me, spool, grams, overrides);
            }
            held.put(id, spool);
        });
        return held;
    }

    /** What each printer was before its print, by printer. */
    private Map<UUID, String> release(Member me, List<Changed> changed) {
        var printers = new TreeSet<UUID>();
        changed.stream()
                .filter(piece -> piece.before().progress().status() == PieceState.PRINTING)
                .flatMap(piece ->
                        Optional.ofNullable(piece.before().progress().print().printerId()).stream())
                .forEach(printers::add);
        var before = new HashMap<UUID, String>();
        var ids = changed.stream().map(piece -> piece.after().id()).toList();
        for (var id : printers) {
            var isStillPrinting = book.isStillPrinting(me, id, ids);
            printerOccupation.hold(me, id).ifPresent(printer -> {
                Optional.ofNullable(printer.beforePrint()).ifPresent(status -> before.put(id, status));
                if (!isStillPrinting) {
                    printerOccupation.finish(me, printer);
                }
            });
        }
        return before;
    }

    private static Changed ended(Changed piece, Map<UUID, HeldSpool> spools, Map<UUID, String> printersBefore) {
        var after = piece.after();
        var cost = cost(after, spools);
        var progress = after.progress().costing(cost.orElse(null));
        var printer = piece.before().progress().print().printerId();
        return new Changed(
                piece.before(),
                piece.before().with(progress, after.revision().updatedAt()),
                null,
                printer == null ? null : printersBefore.get(printer));
    }

    /**
     * The cost of what a piece used; empty where a spool's price is not known, or spools were
     * bought in several currencies.
     */
    static Optional<Amount> cost(Piece piece, Map<UUID, HeldSpool> spools) {
        var costs = piece.progress().print().spools().stream()
                .filter(use -> use.grams() != null && use.grams().signum() > 0)
                .map(use -> Objects.requireNonNull(spools.get(use.spoolId())).cost(Objects.requireNonNull(use.grams())))
                .toList();
        if (costs.isEmpty() || costs.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var amounts = costs.stream().flatMap(Optional::stream).toList();
        return amounts.stream().map(Amount::currency).distinct().count() == 1
                ? amounts.stream().reduce(Amount::plus)
                : Optional.empty();
    }
}
