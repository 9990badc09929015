package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Printers and spools for a print, those that fit first (spec 12.6); the others with what does not
 * fit, by the codes of the refusal {@code does-not-fit}.
 */
@Component
public class PrintChoices {

    /** Of a spool of which nobody knows how much a print takes, at least a fifth is left. */
    private static final BigDecimal PLENTY = new BigDecimal("0.2");

    private static final List<String> CLOSED = List.of("maintenance", "offline", "retired");

    private final AssetChoices assetChoices;

    PrintChoices(AssetChoices assetChoices) {
        this.assetChoices = assetChoices;
    }

    /** @param reasons codes of what does not fit; none where all does */
    public record PrinterOffer(AssetChoices.Printer printer, List<String> reasons) {

        public boolean fits() {
            return reasons.isEmpty();
        }

        boolean isFree() {
            return fits() && printer.status().equals("ready");
        }
    }

    /** @param reasons codes of what does not fit; none where all does */
    public record SpoolOffer(AssetChoices.Spool spool, List<String> reasons) {

        public boolean fits() {
            return reasons.isEmpty();
        }
    }

    /** @param ordered the filament that the line names; null where it names none */
    public List<PrinterOffer> printers(Member me, @Nullable FilamentLabel ordered, @Nullable BigDecimal diameterMm) {
        return assetChoices.printers(me).stream()
                .map(printer -> new PrinterOffer(printer, misfits(printer, ordered, diameterMm)))
                .sorted(Comparator.comparing(offer -> offer.reasons().size()))
                .toList();
    }

    private static List<String> misfits(
            AssetChoices.Printer printer, @Nullable FilamentLabel ordered, @Nullable BigDecimal diameterMm) {
        var reasons = new ArrayList<String>();
        if (ordered != null && !printer.technology().equals("FFF")) {
            reasons.add("technology");
        }
        if (diameterMm != null
                && printer.filamentDiameterMm() != null
                && printer.filamentDiameterMm().compareTo(diameterMm) != 0) {
            reasons.add("diameter");
        }
        if (CLOSED.contains(printer.status())) {
            reasons.add("printer-" + printer.status());
        }
        if (printer.status().equals("printing")) {
            reasons.add("printer-busy");
        }
        return reasons;
    }

    /** @param grams that the print takes; null where nobody knows */
    public List<SpoolOffer> spools(Member me, @Nullable FilamentLabel ordered, @Nullable BigDecimal grams) {
        return assetChoices.spools(me, ordered == null ? null : ordered.filamentId()).stream()
                .map(spool -> new SpoolOffer(spool, misfits(spool, ordered, grams)))
                .sorted(Comparator.comparing(offer -> rank(offer.reasons())))
                .toList();
    }

    private static List<String> misfits(
            AssetChoices.Spool spool, @Nullable FilamentLabel ordered, @Nullable BigDecimal grams) {
        var reasons = new ArrayList<String>();
        if (ordered != null && !spool.filament().filamentId().equals(ordered.filamentId())) {
            if (!spool.filament().material().equals(ordered.material())) {
                reasons.add("material");
            }
            if (!sameColor(spool.filament(), ordered)) {
                reasons.add("color");
            }
        }
        var needed = grams == null ? spool.netWeightG().multiply(PLENTY) : grams;
        if (spool.remainingG().compareTo(needed) < 0) {
            reasons.add("spool-short");
        }
        return reasons;
    }

    /** The wrong material is worst; too little left of the right one may still do for one copy. */
    private static int rank(List<String> reasons) {
        return (reasons.contains("material") ? 4 : 0)
                + (reasons.contains("color") ? 2 : 0)
                + (reasons.contains("spool-short") ? 1 : 0);
    }

    private static boolean sameColor(FilamentLabel one, FilamentLabel other) {
        return one.colorHexes().isEmpty()
                || other.colorHexes().isEmpty()
                || one.colorHexes()
                        .getFirst()
                        .equalsIgnoreCase(other.colorHexes().getFirst());
    }
}
