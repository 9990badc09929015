package dev.perimeter.pieces.pages.board;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.pages.transitions.ActNotice;
import dev.perimeter.pieces.stacks.LineFilaments;
import dev.perimeter.pieces.stacks.PieceStack;
import dev.perimeter.pieces.stacks.PieceStacks;
import dev.perimeter.pieces.stacks.PieceStacks.StackFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The pieces that are worked on: a column for each state, and lost ones on top. */
@Controller
class PieceBoardPages {

    /** Of each state. Whoever has more of them takes the list. */
    private static final int STACKS_MAX = 25;

    private static final List<PieceState> LOST = List.of(PieceState.FAILED, PieceState.REJECTED);

    private final PieceStacks stacks;
    private final LineFilaments lineFilaments;
    private final AssetChoices assetChoices;
    private final ActNotice notice;

    PieceBoardPages(PieceStacks stacks, LineFilaments lineFilaments, AssetChoices assetChoices, ActNotice notice) {
        this.stacks = stacks;
        this.lineFilaments = lineFilaments;
        this.assetChoices = assetChoices;
        this.notice = notice;
    }

    /** A column of the board: as many stacks as are shown, and how many pieces there are. */
    record Column(PieceState state, List<PieceStack> stacks) {

        public String word() {
            return state.word();
        }

        public int all() {
            return stacks.isEmpty() ? 0 : stacks.getFirst().inState();
        }

        public int shown() {
            return stacks.stream().mapToInt(PieceStack::pieceCount).sum();
        }
    }

    /** What the board is narrowed to, as its address says it. */
    record BoardFilter(
            @Nullable UUID orderId,
            @Nullable Integer order,
            @Nullable UUID printerId,
            @Nullable LocalDate dueTo) {

        public boolean isEmpty() {
            return orderId == null && order == null && printerId == null && dueTo == null;
        }

        /** The board's address, with the column that a narrow screen shows. */
        public String address(@Nullable PieceState status) {
            var address = UriComponentsBuilder.fromPath("/pieces/board");
            add(address, "orderId", orderId);
            add(address, "order", order);
            add(address, "printerId", printerId);
            add(address, "dueTo", dueTo);
            add(address, "status", status == null ? null : status.word());
            return address.build().toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
            if (value != null) {
                address.queryParam(name, value);
            }
        }
    }

    /**
     * @param status the column that a narrow screen shows; the first with something in it where
     *     none is named
     * @param order the number of the only order to show
     * @param dueTo the last day on which orders may be due
     * @param done what was done last: see {@link ActNotice}
     */
    @GetMapping("/pieces/board")
    @Allow(ORDERS_VIEW)
    String board(
            Member me,
            @RequestParam(required = false) @Nullable PieceState status,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable Integer order,
            @RequestParam(required = false) @Nullable UUID printerId,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        var filter = new BoardFilter(orderId, order, printerId, dueTo);
        var found = stacks.search(
                me, PieceState.ON_BOARD, new StackFilter(orderId, order, printerId, dueTo, false), STACKS_MAX);
        var skipped = stacks.skippedSteps(me);
        var columns = new ArrayList<Column>();
        PieceState.ON_BOARD.stream()
                .filter(state -> !LOST.contains(state))
                .map(state -> new Column(state, in(found, Stream.of(state))))
                .filter(column -> column.all() > 0 || !skipped.contains(column.state()))
                .forEach(columns::add);
        model.addAttribute("columns", columns);
        model.addAttribute("lost", in(found, LOST.stream()));
        model.addAttribute("wanted", lineFilaments.find(me, found.stream().map(PieceStack::lineId)));
        var printers = assetChoices.printers(me);
        model.addAttribute("printers", printers);
        model.addAttribute(
                "printerNames",
                printers.stream().collect(Collectors.toMap(AssetChoices.Printer::id, AssetChoices.Printer::name)));
        model.addAttribute("shown", shown(columns, status));
        model.addAttribute("filter", filter);
        model.addAttribute("done", notice.find(me, done));
        model.addAttribute("here", "pieces");
        return "pieces/pieces-board";
    }

    private static List<PieceStack> in(List<PieceStack> found, Stream<PieceState> states) {
        return states.flatMap(state -> found.stream().filter(stack -> stack.status() == state))
                .toList();
    }

    private static PieceState shown(List<Column> columns, @Nullable PieceState asked) {
        return columns.stream()
                .filter(column -> asked == null ? column.all() > 0 : column.state() == asked)
                .findFirst()
                .map(Column::state)
                .orElse(PieceState.PLANNED);
    }
}
