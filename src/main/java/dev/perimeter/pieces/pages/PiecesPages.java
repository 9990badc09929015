package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PiecesApi;
import dev.perimeter.pieces.lists.PieceListsApi;
import dev.perimeter.pieces.production.AssetNames;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pieces to look at: as a list, on a board by state, and one by one. */
@Controller
class PiecesPages {

    private static final int LOST_MAX = 100;

    /** As many as the board shows stacks of each state, at most. */
    private static final int OF_EACH_MAX = 25;

    private final PiecesApi api;
    private final PieceListsApi lists;
    private final PieceBoard board;
    private final AssetChoices assetChoices;
    private final PieceOrders orders;
    private final AssetNames assetNames;

    PiecesPages(
            PiecesApi api,
            PieceListsApi lists,
            PieceBoard board,
            AssetChoices assetChoices,
            PieceOrders orders,
            AssetNames assetNames) {
        this.api = api;
        this.lists = lists;
        this.board = board;
        this.assetChoices = assetChoices;
        this.orders = orders;
        this.assetNames = assetNames;
    }

    /**
     * @param words looked for among what is worked on, and by number among all
     * @param q what {@code words} is made of, as it was typed
     * @param lost whether to show those that nobody made again yet, whatever else is asked for
     * @param all whether to show what was shipped long ago, too, where nothing else is asked for
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
            @RequestParam(required = false) @Nullable Boolean all,
            PageRequest page,
            Model model) {
        var isLost = Boolean.TRUE.equals(lost);
        var isPlain = words.key().isEmpty() && status == null && printerId == null && spoolId == null;
        var isWorkedOn = isPlain && !isLost && orderId == null && !Boolean.TRUE.equals(all) && page.after() == null;
        Page<Piece> found;
        if (isLost) {
            found = urgent(me, PieceState.LOST, orderId, LOST_MAX);
        } else if (isWorkedOn) {
            found = urgent(me, PieceState.ON_BOARD, null, OF_EACH_MAX);
        } else {
            found = lists.search(me, words, null, orderId, status, printerId, spoolId, page);
        }
        model.addAttribute("page", found);
        model.addAttribute("q", q);
        model.addAttribute("lost", isLost);
        model.addAttribute("workedOn", isWorkedOn);
        model.addAttribute("ofEach", OF_EACH_MAX);
        model.addAttribute("all", isPlain && !isLost && !isWorkedOn && orderId == null);
        model.addAttribute("dueOn", orders.due(me, found.items()));
        assetNames.add(me, found.items(), model);
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

    /** Of open orders, the most urgent ones of each state. */
    private Page<Piece> urgent(Member me, List<PieceState> states, @Nullable UUID orderId, int ofEach) {
        var columns = board.columns(me, states, orderId, ofEach);
        return new Page<>(columns.values().stream().flatMap(List::stream).toList(), null);
    }
}
