package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.moves.PiecePlanning;
import dev.perimeter.pieces.moves.PieceTransition;
import dev.perimeter.pieces.moves.PieceTransitions;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Pieces from state to state, one or many. {@code then} says where one goes back to: the column
 * {@code from} of the board, the order, or the piece.
 */
@Controller
class PieceTransitionPages {

    private static final int MOVED_MAX = 200;

    private final Pieces pieces;
    private final PieceBoard board;
    private final PieceWrites book;
    private final PieceTransitions pieceTransitions;
    private final PiecePlanning piecePlanning;
    private final PieceTransitionForm form;

    PieceTransitionPages(
            Pieces pieces,
            PieceBoard board,
            PieceWrites book,
            PieceTransitions pieceTransitions,
            PiecePlanning piecePlanning,
            PieceTransitionForm form) {
        this.pieces = pieces;
        this.board = board;
        this.book = book;
        this.pieceTransitions = pieceTransitions;
        this.piecePlanning = piecePlanning;
        this.form = form;
    }

    /** The same move of several pieces, as a form with boxes to tick sends it. */
    record BulkTransitionForm(
            @Size(min = 1, max = 200, message = "{fault.pieces}")
            List<Chosen> pieces,

            @JsonUnwrapped PieceTransition transition) {

        record Chosen(UUID id) {}

        List<UUID> ids() {
            return pieces.stream().map(Chosen::id).toList();
        }
    }

    /** Asks for what the move takes; shown as well where one is refused, to say why. */
    @GetMapping("/pieces/{id}/transitions")
    @Allow(ORDERS_ACT)
    String moveForm(
            Member me,
            @PathVariable UUID id,
            @RequestParam PieceState to,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable PieceState from,
            Model model) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("address", PieceTransitionForm.address("/pieces/" + id + "/transitions", then, from));
        return form.show(me, List.of(piece), to, model);
    }

    @PostMapping("/pieces/{id}/transitions")
    @Allow(ORDERS_ACT)
    String move(
            Member me,
            @PathVariable UUID id,
            Form<PieceTransition> form,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable PieceState from) {
        var moved = pieceTransitions.move(me, List.of(id), form.value()).getFirst();
        return PieceTransitionForm.back(moved, then, from);
    }

    @GetMapping("/pieces/moves")
    @Allow(ORDERS_ACT)
    String moveAllForm(
            Member me,
            @RequestParam(required = false) @Nullable List<UUID> ids,
            @RequestParam PieceState to,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable PieceState from,
            Model model) {
        var refused = FormErrors.of(model);
        var chosen = refused != null ? PieceTransitionForm.chosen(refused) : ids == null ? List.<UUID>of() : ids;
        if (chosen.size() > MOVED_MAX) {
            throw Problem.invalid("ids", new FieldFault("fault.pieces", Map.of("min", 1, "max", MOVED_MAX)));
        }
        model.addAttribute("address", PieceTransitionForm.address("/pieces/moves", then, from));
        return form.show(me, board.find(me, chosen), to, model);
    }

    /** All of them, or none. */
    @PostMapping("/pieces/moves")
    @Allow(ORDERS_ACT)
    String moveAll(
            Member me,
            Form<BulkTransitionForm> form,
            @RequestParam(required = false) @Nullable String then,
            @RequestParam(required = false) @Nullable PieceState from) {
        var moves = form.value();
        var moved = pieceTransitions.move(me, moves.ids(), moves.transition()).getFirst();
        return PieceTransitionForm.back(moved, then, from);
    }

    @PostMapping("/pieces/{id}/remake")
    @Allow(ORDERS_ACT)
    String remake(Member me, @PathVariable UUID id) {
        var held = book.hold(me, List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
        var made = piecePlanning.remake(me, held.record());
        return "redirect:/pieces/" + made.id();
    }
}
