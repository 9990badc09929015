package dev.perimeter.pieces.printing;

import dev.perimeter.assets.HeldSpool;
import dev.perimeter.assets.PrinterOccupation;
import dev.perimeter.assets.PrinterOccupation.HeldPrinter;
import dev.perimeter.assets.SpoolConsumption;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Prints begin: what does not fit is said before, and the printers print. Pieces of one request on
 * one printer are a plate.
 */
@Component
public class PrintStart {

    private final SpoolConsumption spoolConsumption;
    private final PrinterOccupation printerOccupation;
    private final PrintCheck printCheck;

    PrintStart(SpoolConsumption spoolConsumption, PrinterOccupation printerOccupation, PrintCheck printCheck) {
        this.spoolConsumption = spoolConsumption;
        this.printerOccupation = printerOccupation;
        this.printCheck = printCheck;
    }

    /** What a request prints with, held: spools before printers, each in the order of ids. */
    record Held(SortedMap<UUID, HeldSpool> spools, SortedMap<UUID, HeldPrinter> printers) {}

    /**
     * The codes of what was overridden.
     *
     * @throws Problem 404 naming what is not there; 409 {@code spool-archived}; 409 {@code
     *     does-not-fit} with {@code reasons}
     */
    public List<String> begin(Member me, List<Changed> changed, boolean overrides) {
        var begun = changed.stream()
                .map(Changed::after)
                .filter(piece -> piece.progress().status() == PieceState.PRINTING)
                .toList();
        if (begun.isEmpty()) {
            return List.of();
        }
        var held = hold(me, begun);
        var misfits = printCheck.misfits(me, begun, held);
        if (!misfits.isEmpty() && !overrides) {
            throw Problem.conflict(
                    "does-not-fit",
                    Map.of("reasons", misfits.stream().map(Misfit::reason).toList()));
        }
        held.printers().values().forEach(printer -> printerOccupation.start(me, printer));
        return misfits.stream().map(Misfit::code).toList();
    }

    private Held hold(Member me, List<Piece> begun) {
        var held = new Held(new TreeMap<>(), new TreeMap<>());
        var unknown = new TreeSet<String>();
        for (var id : new TreeSet<>(begun.stream().flatMap(PrintStart::spools).toList())) {
            var spool = spoolConsumption.hold(me, id);
            if (spool.isEmpty()) {
                unknown.add(field(begun, id));
            } else if (spool.get().status().equals("archived")) {
                throw Problem.conflict("spool-archived", Map.of("spoolId", id));
            } else {
                held.spools().put(id, spool.get());
            }
        }
        for (var id : new TreeSet<>(begun.stream().map(PrintStart::printer).toList())) {
            printerOccupation
                    .hold(me, id)
                    .ifPresentOrElse(printer -> held.printers().put(id, printer), () -> unknown.add("printerId"));
        }
        if (!unknown.isEmpty()) {
            throw Problem.notThere(unknown.toArray(String[]::new));
        }
        return held;
    }

    static UUID printer(Piece piece) {
        return Objects.requireNonNull(piece.progress().print().printerId());
    }

    static Stream<UUID> spools(Piece piece) {
        return piece.progress().print().spools().stream().map(SpoolUse::spoolId);
    }

    /** The field that names the spool: the only one, or its place among several. */
    static String field(List<Piece> pieces, UUID spool) {
        var uses = new ArrayList<SpoolUse>();
        pieces.stream()
                .filter(piece -> spools(piece).anyMatch(spool::equals))
                .findFirst()
                .ifPresent(piece -> uses.addAll(piece.progress().print().spools()));
        return uses.size() == 1
                ? "spoolId"
                : "spools[%d].spoolId"
                        .formatted(uses.stream().map(SpoolUse::spoolId).toList().indexOf(spool));
    }
}
