package dev.perimeter.pieces.production;

import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PiecesOfOrder;
import dev.perimeter.pieces.pages.transitions.ActNotice;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.pieces.stacks.PieceStack;
import dev.perimeter.pieces.stacks.PieceStacks;
import dev.perimeter.pieces.stacks.PieceStacks.StackFilter;
import dev.perimeter.pieces.stacks.StackAct;
import dev.perimeter.web.lists.PageRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What an order's page says of its pieces: each line's stacks with what can be done with them. */
@Component
public class OrderProduction {

    private static final int STACKS_MAX = 100;
    private static final int PIECES_MAX = 200;

    private final PieceStacks stacks;
    private final PiecesOfOrder pieces;
    private final AssetNames assetNames;
    private final ActNotice notice;

    OrderProduction(PieceStacks stacks, PiecesOfOrder pieces, AssetNames assetNames, ActNotice notice) {
        this.stacks = stacks;
        this.pieces = pieces;
        this.assetNames = assetNames;
        this.notice = notice;
    }

    /** The stacks of one line, in the order of their states. */
    public record ProductionLine(String description, List<ProductionRow> rows) {

        public int count() {
            return rows.stream().mapToInt(row -> row.stack().pieceCount()).sum();
        }
    }

    /** @param pieces those of them that the page shows one by one */
    public record ProductionRow(PieceStack stack, List<Piece> pieces) {

        public @Nullable Piece first() {
            return pieces.isEmpty() ? null : pieces.getFirst();
        }
    }

    /** All pieces of the order in one state, where several lines have some. */
    public record WholeState(PieceState state, PieceNumbers numbers, List<StackAct> acts, boolean isToRemake) {

        public String word() {
            return state.word();
        }
    }

    /** @param done what was done last: see {@link ActNotice} */
    public void show(Member me, UUID order, @Nullable String done, Model model) {
        var found = stacks.search(
                me, List.of(PieceState.values()), new StackFilter(order, null, null, null, true), STACKS_MAX);
        var shown = pieces.page(me, order, new PageRequest(PIECES_MAX, null)).items();
        model.addAttribute("production", lines(found, shown));
        model.addAttribute("wholeStates", wholeStates(found));
        model.addAttribute("done", notice.find(me, done));
        assetNames.add(me, shown, model);
    }

    private static List<ProductionLine> lines(List<PieceStack> found, List<Piece> shown) {
        var byNumber = shown.stream().collect(Collectors.toMap(Piece::number, piece -> piece));
        var rows = new LinkedHashMap<UUID, List<ProductionRow>>();
        found.stream()
                .sorted(Comparator.comparing(PieceStack::status))
                .forEach(stack -> rows.computeIfAbsent(stack.lineId(), _ -> new ArrayList<>())
                        .add(new ProductionRow(stack, among(stack, byNumber))));
        return rows.values().stream()
                .sorted(Comparator.comparing(OrderProduction::firstNumber))
                .map(line -> new ProductionLine(line.getFirst().stack().description(), List.copyOf(line)))
                .toList();
    }

    /** Lines were planned in their order: the copy that was planned first tells their place. */
    private static int firstNumber(List<ProductionRow> line) {
        return line.stream()
                .map(row -> row.stack().pieceNumbers().numbers().getFirst())
                .min(Comparator.naturalOrder())
                .orElse(0);
    }

    private static List<Piece> among(PieceStack stack, Map<Integer, Piece> byNumber) {
        return stack.pieceNumbers().numbers().stream()
                .map(byNumber::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<WholeState> wholeStates(List<PieceStack> found) {
        return Arrays.stream(PieceState.values())
                .map(state -> found.stream()
                        .filter(stack -> stack.status() == state && !stack.remade())
                        .toList())
                .filter(alike ->
                        alike.stream().map(PieceStack::lineId).distinct().count() > 1)
                .map(OrderProduction::whole)
                .filter(whole -> whole.isToRemake() || !whole.acts().isEmpty())
                .toList();
    }

    private static WholeState whole(List<PieceStack> alike) {
        var first = alike.getFirst();
        var numbers =
                alike.stream().map(PieceStack::pieceNumbers).reduce(PieceNumbers.of(List.of()), PieceNumbers::and);
        var acts = alike.stream()
                .filter(stack -> !stack.weighed())
                .findFirst()
                .orElse(first)
                .acts();
        return new WholeState(first.status(), numbers, acts, first.isToRemake());
    }
}
