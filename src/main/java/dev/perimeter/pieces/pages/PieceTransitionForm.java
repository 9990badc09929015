package dev.perimeter.pieces.pages;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.WireWords;
import dev.perimeter.web.forms.FormErrors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form that asks for what a move takes: a printer and a spool to print, grams and minutes where
 * it ends, a reason for a loss. Who may not view assets chooses none; what a colleague planned for
 * the piece still holds.
 */
@Component
class PieceTransitionForm {

    private final AssetChoices assetChoices;
    private final PieceBoard board;

    PieceTransitionForm(AssetChoices assetChoices, PieceBoard board) {
        this.assetChoices = assetChoices;
        this.board = board;
    }

    String show(Member me, List<Piece> moved, PieceState to, Model model) {
        var sees = me.may(Permission.ASSETS_VIEW);
        model.addAttribute("pieces", moved);
        model.addAttribute("to", to.word());
        model.addAttribute("seesAssets", sees);
        model.addAttribute("begins", to == PieceState.QUEUED || to == PieceState.PRINTING);
        model.addAttribute("ends", to.endsPrint());
        model.addAttribute("loses", to.isLost());
        model.addAttribute(
                "isPlanned",
                moved.stream().allMatch(piece -> piece.progress().print().printerId() != null));
        var stuck = moved.stream()
                .filter(piece -> !piece.progress().allowed().contains(to))
                .toList();
        model.addAttribute("stuck", stuck);
        if (sees && to.isAboutPrinting()) {
            choices(me, moved, to == PieceState.PRINTING, model);
        }
        model.addAttribute(
                "grams",
                same(moved.stream()
                        .map(piece -> piece.progress().print().grams())
                        .toList()));
        model.addAttribute(
                "minutes",
                same(moved.stream()
                        .map(piece -> piece.progress().print().minutes())
                        .toList()));
        model.addAttribute("here", "pieces");
        return "pieces/piece-move";
    }

    /**
     * What was planned is chosen; or else, to begin, the first printer that is ready and the first
     * spool of what was ordered that has enough.
     */
    private void choices(Member me, List<Piece> moved, boolean begins, Model model) {
        var ordered = board.wanted(me, moved);
        var wanted = same(moved.stream()
                .map(piece -> ordered.get(piece.origin().lineId()))
                .toList());
        var printers = assetChoices.printers(me);
        var spools = assetChoices.spools(me, wanted == null ? null : wanted.filamentId());
        var printer = same(moved.stream()
                .map(piece -> piece.progress().print().printerId())
                .toList());
        var spool = same(
                moved.stream().map(piece -> piece.progress().print().spoolId()).toList());
        var grams = moved.stream()
                .map(piece ->
                        Objects.requireNonNullElse(piece.progress().print().grams(), BigDecimal.ONE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (begins && printer == null) {
            printer = printers.stream()
                    .filter(found -> found.status().equals("ready"))
                    .map(AssetChoices.Printer::id)
                    .findFirst()
                    .orElse(null);
        }
        if (begins && spool == null && wanted != null) {
            spool = spools.stream()
                    .filter(found -> found.filament().filamentId().equals(wanted.filamentId()))
                    .filter(found -> found.remainingG().compareTo(grams) >= 0)
                    .map(AssetChoices.Spool::id)
                    .findFirst()
                    .orElse(null);
        }
        model.addAttribute("wanted", wanted);
        model.addAttribute("printers", printers);
        model.addAttribute("spools", spools);
        model.addAttribute("printerId", printer);
        model.addAttribute("spoolId", spool);
    }

    /** The ids that were ticked, out of a form that was refused. */
    static List<UUID> chosen(FormErrors formErrors) {
        return formErrors.rows("pieces").stream()
                .map(row -> formErrors.typed("pieces[" + row + "].id"))
                .flatMap(id -> WireWords.findUuid(id).stream())
                .toList();
    }

    static String address(String path, @Nullable String then, @Nullable PieceState from) {
        return UriComponentsBuilder.fromPath(path)
                .queryParamIfPresent("then", Optional.ofNullable(then))
                .queryParamIfPresent("from", Optional.ofNullable(from).map(PieceState::word))
                .encode()
                .toUriString();
    }

    static String back(Piece piece, @Nullable String then, @Nullable PieceState from) {
        return switch (Objects.requireNonNullElse(then, "")) {
            case "board" -> "redirect:/pieces/board" + (from == null ? "" : "?status=" + from.word());
            case "order" -> "redirect:/orders/" + piece.origin().orderId();
            default -> "redirect:/pieces/" + piece.id();
        };
    }

    /** What all of them have in common. */
    private static <T> @Nullable T same(List<@Nullable T> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst() : null;
    }
}
