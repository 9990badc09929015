package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.PieceChange;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What is planned for a piece, and notes on it. */
@Controller
class PieceEditPages {

    private final Pieces pieces;
    private final PieceBoard board;
    private final PieceWrites book;
    private final Audit audit;
    private final AssetChoices assetChoices;

    PieceEditPages(Pieces pieces, PieceBoard board, PieceWrites book, Audit audit, AssetChoices assetChoices) {
        this.pieces = pieces;
        this.board = board;
        this.book = book;
        this.audit = audit;
        this.assetChoices = assetChoices;
    }

    /** What is history by then, or what one may not see, stays in the form unseen. */
    @GetMapping("/pieces/{id}/edit")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, Model model) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        var isAhead = piece.progress().status() == PieceState.PLANNED
                || piece.progress().status() == PieceState.QUEUED;
        model.addAttribute("piece", piece);
        model.addAttribute("choosesPrinter", isAhead && me.may(Permission.ASSETS_VIEW));
        model.addAttribute(
                "choosesSpool",
                (isAhead || piece.progress().status() == PieceState.PRINTING) && me.may(Permission.ASSETS_VIEW));
        model.addAttribute("weighs", isAhead || piece.progress().status() == PieceState.PRINTING);
        if (me.may(Permission.ASSETS_VIEW)) {
            var wanted = board.wanted(me, List.of(piece)).get(piece.origin().lineId());
            model.addAttribute("printers", assetChoices.printers(me));
            model.addAttribute("spools", assetChoices.spools(me, wanted == null ? null : wanted.filamentId()));
            model.addAttribute("wanted", wanted);
        }
        model.addAttribute("printerId", piece.progress().print().printerId());
        model.addAttribute("spoolId", piece.progress().print().spoolId());
        model.addAttribute("here", "pieces");
        return "pieces/piece-edit";
    }

    @PostMapping("/pieces/{id}/edit")
    @Allow(ORDERS_ACT)
    String change(Member me, @PathVariable UUID id, Form<PieceChange> form) {
        var held = book.hold(me, List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
        var piece = held.record();
        form.check(piece.version());
        var change = form.value();
        if (!change.equals(piece.progress().change())) {
            change.check(piece);
            var changed = piece.with(piece.progress().after(change), held.now());
            book.change(me, List.of(new Changed(piece, changed)));
            audit.changed(me, RecordType.PIECE, id, piece.progress(), changed.progress());
        }
        return "redirect:/pieces/" + id;
    }
}
