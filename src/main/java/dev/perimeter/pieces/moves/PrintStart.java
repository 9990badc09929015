package dev.perimeter.pieces.moves;

import dev.perimeter.assets.PrinterOccupation;
import dev.perimeter.assets.PrinterOccupation.HeldPrinter;
import dev.perimeter.assets.SpoolConsumption;
import dev.perimeter.assets.SpoolConsumption.HeldSpool;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.moves.PrintFit.Filament;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
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
class PrintStart {

    private final SpoolConsumption spoolConsumption;
    private final PrinterOccupation printerOccupation;
    private final PrintFit printFit;
    private final PieceWrites book;

    PrintStart(
            SpoolConsumption spoolConsumption,
            PrinterOccupation printerOccupation,
            PrintFit printFit,
            PieceWrites book) {
        this.spoolConsumption = spoolConsumption;
        this.printerOccupation = printerOccupation;
        this.printFit = printFit;
        this.book = book;
    }

    /** What a request prints with, held: spools before printers, each in the order of ids. */
    private record Held(SortedMap<UUID, HeldSpool> spools, SortedMap<UUID, HeldPrinter> printers) {}

    /**
     * The codes of what was overridden.
     *
     * @throws Problem 404 naming what is not there; 409 {@code spool-archived}; 409 {@code
     *     does-not-fit} with {@code reasons}
     */
    List<String> begin(Member me, List<Changed> changed, boolean overrides) {
        var begun = changed.stream()
                .map(Changed::after)
                .filter(piece -> piece.progress().status() == PieceState.PRINTING)
                .toList();
        if (begun.isEmpty()) {
            return List.of();
        }
        var held = hold(me, begun);
        var misfits = misfits(me, begun, held);
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

    private EnumSet<Misfit> misfits(Member me, List<Piece> begun, Held held) {
        var misfits = EnumSet.noneOf(Misfit.class);
        var ids = begun.stream().map(Piece::id).toList();
        var asked = printFit.asked(me, ids);
        var named = new HashSet<>(asked.values());
        held.spools().values().forEach(spool -> named.add(spool.filamentId()));
        var filaments = printFit.filaments(named);
        for (var printer : held.printers().values()) {
            Misfit.ofPrinter(printer.status()).forEach(misfits::add);
            if (book.isStillPrinting(me, printer.id(), ids)) {
                misfits.add(Misfit.PRINTER_BUSY);
            }
            printFit.machine(printer, on(printer, begun, held, filaments)).forEach(misfits::add);
        }
        for (var piece : begun) {
            spools(piece)
                    .map(id -> filament(id, held, filaments))
                    .flatMap(filament -> PrintFit.order(filament, filaments.get(asked.get(piece.id()))))
                    .forEach(misfits::add);
        }
        held.spools().values().stream()
                .flatMap(spool -> PrintFit.spool(spool, expected(begun, spool.id())))
                .forEach(misfits::add);
        return misfits;
    }

    private static List<Filament> on(HeldPrinter printer, List<Piece> begun, Held held, Map<UUID, Filament> filaments) {
        return begun.stream()
                .filter(piece -> printer(piece).equals(printer.id()))
                .flatMap(PrintStart::spools)
                .map(id -> filament(id, held, filaments))
                .toList();
    }

    private static Filament filament(UUID spool, Held held, Map<UUID, Filament> filaments) {
        return Objects.requireNonNull(
                filaments.get(Objects.requireNonNull(held.spools().get(spool)).filamentId()));
    }

    /** What all pieces together will take from the spool, as far as it is known. */
    private static BigDecimal expected(List<Piece> begun, UUID spool) {
        return begun.stream()
                .flatMap(piece -> piece.progress().print().spools().stream())
                .filter(use -> use.spoolId().equals(spool))
                .flatMap(use -> Stream.ofNullable(use.grams()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static UUID printer(Piece piece) {
        return Objects.requireNonNull(piece.progress().print().printerId());
    }

    private static Stream<UUID> spools(Piece piece) {
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
