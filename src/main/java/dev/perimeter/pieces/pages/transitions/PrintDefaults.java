package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.pieces.pages.transitions.PrintChoices.PrinterOffer;
import dev.perimeter.pieces.pages.transitions.PrintChoices.SpoolOffer;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The printer and the spool that the form of a print chooses where nobody planned any. */
final class PrintDefaults {

    private PrintDefaults() {}

    /** What does not fit of the printer and the spool that are chosen. */
    static List<String> misfits(
            List<PrinterOffer> printers, @Nullable UUID printer, List<SpoolOffer> spools, @Nullable UUID spool) {
        return Stream.concat(
                        printers.stream()
                                .filter(offer -> offer.printer().id().equals(printer))
                                .flatMap(offer -> offer.reasons().stream()),
                        spools.stream()
                                .filter(offer -> offer.spool().id().equals(spool))
                                .flatMap(offer -> offer.reasons().stream()))
                .distinct()
                .toList();
    }

    /** The first that fits and is free; one that fits and waits to be cleared where none is. */
    static @Nullable UUID free(List<PrinterOffer> offers) {
        return offers.stream()
                .filter(PrinterOffer::fits)
                .min(Comparator.comparing(PrinterOffer::isFree).reversed())
                .map(offer -> offer.printer().id())
                .orElse(null);
    }

    /** The first of the ordered filament with enough on it. */
    static @Nullable UUID enough(List<SpoolOffer> offers, @Nullable FilamentLabel ordered) {
        return ordered == null
                ? null
                : offers.stream()
                        .filter(SpoolOffer::fits)
                        .filter(offer -> offer.spool().filament().filamentId().equals(ordered.filamentId()))
                        .map(offer -> offer.spool().id())
                        .findFirst()
                        .orElse(null);
    }
}
