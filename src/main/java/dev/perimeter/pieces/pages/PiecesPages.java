package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.PiecesApi;
import dev.perimeter.pieces.lists.PieceListsApi;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pieces to look at: as a list, on a board by state, and one by one. */
@Controller
class PiecesPages {

    private static final int MOVES_SHOWN = 200;
    private static final int LOST_MAX = 100;
    private static final int SUITING_MAX = 3;

    private final PiecesApi api;
    private final PieceListsApi lists;
    private final Pieces pieces;
    private final PieceBoard board;
    private final AssetChoices assetChoices;

    PiecesPages(PiecesApi api, PieceListsApi lists, Pieces pieces, PieceBoard board, AssetChoices assetChoices) {
        this.api = api;
        this.lists = lists;
        this.pieces = pieces;
        this.board = board;
        this.assetChoices = assetChoices;
    }

    /**
     * @param words looked for among what is worked on, and by number among all
     * @param q what {@code words} is made of, as it was typed
     * @param lost whether to show those that nobody made again yet, whatever else is asked for
     */
    @GetMapping("/pieces")
    @Allow(ORDERS_VIEW)
    String list(
            Member me,
            Search words,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable PieceState status,
            @RequestParam(required = false) @Nullable UUID printerId,
            @RequestParam(required = false) @Nullable UUID spoolId,
            @RequestParam(required = false) @Nullable Boolean lost,
            PageRequest page,
            Model model) {
        var isLost = Boolean.TRUE.equals(lost);
        Page<Piece> found;
        if (isLost) {
            found = lost(me, orderId);
        } else {
            found = lists.search(me, words, null, orderId, status, printerId, spoolId, page);
        }
        model.addAttribute("page", found);
        model.addAttribute("q", q);
        model.addAttribute("lost", isLost);
        model.addAttribute("views", List.of(PieceState.QUEUED, PieceState.PRINTING, PieceState.QC));
        model.addAttribute("states", PieceState.values());
        model.addAttribute("orderId", orderId);
        model.addAttribute("status", status == null ? null : status.word());
        model.addAttribute("printerId", printerId);
        model.addAttribute("spoolId", spoolId);
        model.addAttribute("after", page.after());
        model.addAttribute("printers", assetChoices.printers(me));
        model.addAttribute("here", "pieces");
        return "pieces/pieces";
    }

    private Page<Piece> lost(Member me, @Nullable UUID orderId) {
        var columns = board.columns(me, PieceState.LOST, orderId, LOST_MAX);
        return new Page<>(columns.values().stream().flatMap(List::stream).toList(), null);
    }

    @GetMapping("/pieces/{id}")
    @Allow(ORDERS_VIEW)
    String show(Member me, @PathVariable UUID id, Model model) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("piece", piece);
        model.addAttribute("moves", api.moves(me, id, new PageRequest(MOVES_SHOWN, null)));
        var wanted = board.wanted(me, List.of(piece)).get(piece.origin().lineId());
        model.addAttribute("wanted", wanted);
        if (wanted != null
                && piece.progress().print().spoolId() == null
                && piece.progress().allowed().stream().anyMatch(PieceState::isAboutPrinting)) {
            model.addAttribute(
                    "suiting",
                    assetChoices.spools(me, wanted.filamentId()).stream()
                            .filter(spool -> spool.filament().filamentId().equals(wanted.filamentId()))
                            .limit(SUITING_MAX)
                            .toList());
        }
        if (piece.progress().print().printerId() != null) {
            model.addAttribute(
                    "printer",
                    assetChoices
                            .printer(me, piece.progress().print().printerId())
                            .orElse(null));
        }
        if (piece.progress().print().spoolId() != null) {
            model.addAttribute(
                    "spool",
                    assetChoices.spools(me, List.of(piece.progress().print().spoolId())).stream()
                            .findFirst()
                            .orElse(null));
        }
        model.addAttribute("here", "pieces");
        return "pieces/piece";
    }
}
