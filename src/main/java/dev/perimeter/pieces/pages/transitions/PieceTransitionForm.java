package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.stacks.LineFilaments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The form that asks for what a move takes: a printer and a spool to print, grams and minutes where
 * it ends, a reason for a loss. Who may not view assets chooses none; what a colleague planned for
 * the piece still holds.
 */
@Component
class PieceTransitionForm {

    private final PrintChoices printChoices;
    private final LineFilaments lineFilaments;
    private final FilamentChoices filamentChoices;
    private final LastPrint lastPrint;

    PieceTransitionForm(
            PrintChoices printChoices,
            LineFilaments lineFilaments,
            FilamentChoices filamentChoices,
            LastPrint lastPrint) {
        this.printChoices = printChoices;
        this.lineFilaments = lineFilaments;
        this.filamentChoices = filamentChoices;
        this.lastPrint = lastPrint;
    }

    /** @param ticked whether it is moved, unless somebody takes the tick away */
    record Choice(Piece piece, boolean ticked, boolean stuck) {}

    /** @param ticked the ids of those that are to be moved */
    String show(Member me, List<Piece> offered, Set<UUID> ticked, PieceState to, Model model) {
        var sees = me.may(Permission.ASSETS_VIEW);
        var choices = offered.stream()
                .map(piece -> new Choice(
                        piece,
                        ticked.contains(piece.id()),
                        !piece.progress().allowed().contains(to)))
                .toList();
        var moved =
                offered.stream().filter(piece -> ticked.contains(piece.id())).toList();
        model.addAttribute("choices", choices);
        model.addAttribute("to", to.word());
        model.addAttribute("seesAssets", sees);
        model.addAttribute("begins", to == PieceState.QUEUED || to == PieceState.PRINTING);
        model.addAttribute("ends", to.endsPrint());
        model.addAttribute("loses", to.isLost());
        model.addAttribute(
                "isPlanned",
                offered.stream().allMatch(piece -> piece.progress().print().printerId() != null));
        model.addAttribute("here", "pieces");
        if (to.isAboutPrinting() && !offered.isEmpty()) {
            amounts(me, moved.isEmpty() ? offered : moved, to, model);
        }
        return "pieces/piece-move";
    }

    /** What is planned, or what the last copy took; of a failed print a share of it. */
    private void amounts(Member me, List<Piece> moved, PieceState to, Model model) {
        var taken = lastPrint.of(me, moved.getFirst());
        var isOneLine =
                same(moved.stream().map(piece -> piece.origin().lineId()).toList()) != null;
        var planned = PrintAmounts.planned(moved).orElse(null);
        var grams = planned == null && isOneLine ? taken.grams() : planned;
        var minutes = same(
                moved.stream().map(piece -> piece.progress().print().minutes()).toList());
        model.addAttribute("grams", to == PieceState.FAILED || grams == null ? null : plain(grams));
        model.addAttribute("minutes", minutes == null && isOneLine ? taken.minutes() : minutes);
        if (to == PieceState.FAILED && planned != null) {
            model.addAttribute("planned", planned);
            model.addAttribute("shares", PrintAmounts.SHARES);
            model.addAttribute("far", PrintAmounts.farByTheClock(moved, Instant.now()));
        }
        if (me.may(Permission.ASSETS_VIEW)) {
            assets(me, moved, grams, to == PieceState.PRINTING, model);
        }
    }

    /**
     * What was planned is chosen; or else, to begin, the first free printer that fits and the first
     * spool of what was ordered that has enough.
     */
    private void assets(Member me, List<Piece> moved, @Nullable BigDecimal grams, boolean begins, Model model) {
        var ordered = lineFilaments.find(
                me, moved.stream().map(piece -> piece.origin().lineId()));
        var wanted = same(moved.stream()
                .map(piece -> ordered.get(piece.origin().lineId()))
                .toList());
        var inAll = grams == null ? null : grams.multiply(new BigDecimal(moved.size()));
        var printers = printChoices.printers(me, wanted, diameter(wanted));
        var spools = printChoices.spools(me, wanted, inAll);
        var printer = same(moved.stream()
                .map(piece -> piece.progress().print().printerId())
                .toList());
        var spool = same(
                moved.stream().map(piece -> piece.progress().print().spoolId()).toList());
        model.addAttribute("wanted", wanted);
        model.addAttribute("printers", printers);
        model.addAttribute("spools", spools);
        var printerId = begins && printer == null ? PrintDefaults.free(printers) : printer;
        var spoolId = begins && spool == null ? PrintDefaults.enough(spools, wanted) : spool;
        model.addAttribute("printerId", printerId);
        model.addAttribute("spoolId", spoolId);
        model.addAttribute("misfits", begins ? PrintDefaults.misfits(printers, printerId, spools, spoolId) : List.of());
    }

    private @Nullable BigDecimal diameter(@Nullable FilamentLabel wanted) {
        return wanted == null
                ? null
                : filamentChoices.find(List.of(wanted.filamentId())).values().stream()
                        .map(FilamentChoices.FilamentChoice::diameterMm)
                        .findFirst()
                        .orElse(null);
    }

    /** As somebody would type it: 38, not 38.00. */
    private static BigDecimal plain(BigDecimal grams) {
        var stripped = grams.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What all of them have in common. */
    private static <T> @Nullable T same(List<@Nullable T> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst() : null;
    }
}
