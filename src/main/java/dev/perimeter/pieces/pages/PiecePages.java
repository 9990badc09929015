package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.PiecesApi;
import dev.perimeter.pieces.pages.transitions.ActNotice;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.pieces.stacks.LineFilaments;
import dev.perimeter.pieces.stacks.StackAct;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One piece to look at: what it is part of, how it is printed, and what happened to it. */
@Controller
class PiecePages {

    private static final int MOVES_SHOWN = 200;
    private static final int SUITING_MAX = 3;

    private final PiecesApi api;
    private final Pieces pieces;
    private final PieceOrders orders;
    private final AssetChoices assetChoices;
    private final LineFilaments lineFilaments;
    private final ActNotice notice;

    PiecePages(
            PiecesApi api,
            Pieces pieces,
            PieceOrders orders,
            AssetChoices assetChoices,
            LineFilaments lineFilaments,
            ActNotice notice) {
        this.api = api;
        this.pieces = pieces;
        this.orders = orders;
        this.assetChoices = assetChoices;
        this.lineFilaments = lineFilaments;
        this.notice = notice;
    }

    /** @param done what was done last: see {@link ActNotice} */
    @GetMapping("/pieces/{id}")
    @Allow(ORDERS_VIEW)
    String show(Member me, @PathVariable UUID id, @RequestParam(required = false) @Nullable String done, Model model) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        var lineId = piece.origin().lineId();
        var wanted = lineFilaments.find(me, Stream.of(lineId)).get(lineId);
        model.addAttribute("piece", piece);
        model.addAttribute("order", orders.find(me, piece));
        model.addAttribute("possible", StackAct.of(piece));
        model.addAttribute("moves", api.moves(me, id, new PageRequest(MOVES_SHOWN, null)));
        model.addAttribute("wanted", wanted);
        model.addAttribute("done", notice.find(me, done));
        if (wanted != null) {
            suiting(me, piece, wanted, model);
        }
        used(me, piece, model);
        model.addAttribute("here", "pieces");
        return "pieces/piece";
    }

    private void suiting(Member me, Piece piece, FilamentLabel wanted, Model model) {
        if (piece.progress().print().spools().isEmpty()
                && piece.progress().allowed().stream().anyMatch(PieceState::isAboutPrinting)) {
            model.addAttribute(
                    "suiting",
                    assetChoices.spools(me, wanted.filamentId()).stream()
                            .filter(spool -> spool.filament().filamentId().equals(wanted.filamentId()))
                            .limit(SUITING_MAX)
                            .toList());
        }
    }

    private void used(Member me, Piece piece, Model model) {
        var print = piece.progress().print();
        if (print.printerId() != null) {
            model.addAttribute(
                    "printer", assetChoices.printer(me, print.printerId()).orElse(null));
        }
        var spools = print.spools().stream().map(SpoolUse::spoolId).toList();
        model.addAttribute(
                "spools",
                assetChoices.spools(me, spools).stream()
                        .collect(Collectors.toMap(AssetChoices.Spool::id, Function.identity())));
    }
}
