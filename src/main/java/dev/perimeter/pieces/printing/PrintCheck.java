package dev.perimeter.pieces.printing;

import dev.perimeter.assets.PrinterOccupation.HeldPrinter;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.printing.PrintFit.Filament;
import dev.perimeter.pieces.printing.PrintStart.Held;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What does not fit about prints that are to begin (spec 12.6). */
@Component
class PrintCheck {

    private final PrintFit printFit;
    private final PieceWrites book;

    PrintCheck(PrintFit printFit, PieceWrites book) {
        this.printFit = printFit;
        this.book = book;
    }

    EnumSet<Misfit> misfits(Member me, List<Piece> begun, Held held) {
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
            PrintStart.spools(piece)
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
                .filter(piece -> PrintStart.printer(piece).equals(printer.id()))
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
}
