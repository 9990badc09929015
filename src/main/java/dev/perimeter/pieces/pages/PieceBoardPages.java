package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pieces that are worked on, in a column for each state. */
@Controller
class PieceBoardPages {

    /** Of each state. Whoever has more of them takes the list. */
    private static final int ON_BOARD = 25;

    private final PieceBoard board;
    private final PieceUrgency pieceUrgency;
    private final AssetChoices assetChoices;

    PieceBoardPages(PieceBoard board, PieceUrgency pieceUrgency, AssetChoices assetChoices) {
        this.board = board;
        this.pieceUrgency = pieceUrgency;
        this.assetChoices = assetChoices;
    }

    /** @param status the column that a narrow screen shows */
    @GetMapping("/pieces/board")
    @Allow(ORDERS_VIEW)
    String board(
            Member me,
            @RequestParam(required = false) @Nullable PieceState status,
            @RequestParam(required = false) @Nullable UUID orderId,
            Model model) {
        var columns = board.columns(me, PieceState.ON_BOARD, orderId, ON_BOARD);
        var shown = columns.values().stream().flatMap(List::stream).toList();
        model.addAttribute("columns", columns);
        model.addAttribute("wanted", board.wanted(me, shown));
        model.addAttribute("urgency", pieceUrgency.urgency(me, shown));
        model.addAttribute(
                "printers",
                assetChoices.printers(me).stream()
                        .collect(Collectors.toMap(AssetChoices.Printer::id, AssetChoices.Printer::name)));
        model.addAttribute("limit", ON_BOARD);
        model.addAttribute("shown", status == null ? PieceState.QUEUED : status);
        model.addAttribute("orderId", orderId);
        model.addAttribute("here", "pieces");
        return "pieces/pieces-board";
    }
}
