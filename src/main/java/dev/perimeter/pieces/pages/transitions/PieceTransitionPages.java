package dev.perimeter.pieces.pages.transitions;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.moves.PiecePlanning;
import dev.perimeter.pieces.moves.PieceTransition;
import dev.perimeter.pieces.moves.PieceTransitions;
import dev.perimeter.pieces.prints.PrintRequest;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Pieces from state to state, one or many. {@code then} says where one goes back to. */
@Controller
class PieceTransitionPages {

    private static final String FORM = "/pieces/moves";

    private static final PieceTransition QUEUING =
            new PieceTransition(PieceState.QUEUED, null, null, PrintRequest.NOTHING);

    private final ChosenPieces chosenPieces;
    private final PieceTransitions pieceTransitions;
    private final PiecePlanning piecePlanning;
    private final PieceTransitionForm form;

    PieceTransitionPages(
            ChosenPieces chosenPieces,
            PieceTransitions pieceTransitions,
            PiecePlanning piecePlanning,
            PieceTransitionForm form) {
        this.chosenPieces = chosenPieces;
        this.pieceTransitions = pieceTransitions;
        this.piecePlanning = piecePlanning;
        this.form = form;
    }

    /**
     * Asks for what the move takes; shown as well where one is refused, to say why.
     *
     * @param numbers of the pieces that may be moved
     * @param take how many of them are ticked; without it all, of a loss one
     */
    @GetMapping(FORM)
    @Allow(ORDERS_ACT)
    String form(
            Member me,
            @RequestParam(required = false) @Nullable String numbers,
            @RequestParam(required = false) @Nullable String take,
            @RequestParam PieceState to,
            @RequestParam(required = false) @Nullable String then,
            Model model) {
        var back = ReturnAddress.of(then);
        var refused = FormErrors.of(model);
        var named = refused == null ? PieceNumbers.parse(numbers) : ChosenPieces.offered(refused);
        var offered = chosenPieces.find(me, named.numbers());
        var ticked = refused == null ? usual(offered, take, to) : ChosenPieces.ticked(refused, offered);
        model.addAttribute("address", back.address(FORM));
        model.addAttribute("back", back.pathFor(offered));
        model.addAttribute("offered", named.text());
        return form.show(me, offered, ticked, to, model);
    }

    /** Those that can go there: as many as were asked for, of a loss one. */
    private static Set<UUID> usual(List<Piece> offered, @Nullable String typed, PieceState to) {
        var take = ChosenPieces.take(typed, offered.size());
        var count = take != null ? take : to.isLost() ? 1 : offered.size();
        var ticked = new HashSet<UUID>();
        offered.stream()
                .filter(piece -> piece.progress().allowed().contains(to))
                .limit(count)
                .map(Piece::id)
                .forEach(ticked::add);
        return ticked;
    }

    /** All of them, or none. A button that asks leads to the form. */
    @PostMapping(FORM)
    @Allow(ORDERS_ACT)
    String move(Member me, Form<BulkTransitionForm> form, @RequestParam(required = false) @Nullable String then) {
        var back = ReturnAddress.of(then);
        var asked = form.typed("_ask");
        if (asked != null) {
            return ask(me, form, asked, back);
        }
        var moves = form.value();
        var ids = chosenPieces.ids(me, moves);
        var said = moves.transition();
        var share = form.typed("_share");
        var far = form.typed("_far");
        var pieces = said.to().isAboutPrinting() ? chosenPieces.byId(me, ids) : List.<Piece>of();
        var transition = PrintAmounts.of(said, pieces, share, far);
        var moved = pieceTransitions.move(me, ids, transition);
        if (said.to().isLost() && form.typed("_again") != null) {
            moved.forEach(piece -> piecePlanning.remake(me, piece));
        }
        return back.redirect(moved, said.to());
    }

    /** What is planned and to be printed at once is queued here: the form prints what is queued. */
    private String ask(Member me, Form<BulkTransitionForm> form, String asked, ReturnAddress back) {
        var to = Arrays.stream(PieceState.values())
                .filter(state -> state.word().equals(asked))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("to", FieldFault.REQUIRED));
        var pieces = chosenPieces.asked(me, form);
        var take = ChosenPieces.take(form.typed("take"), pieces.size());
        var isPlanned = pieces.stream().allMatch(piece -> piece.progress().status() == PieceState.PLANNED);
        if (to == PieceState.PRINTING && isPlanned && !pieces.isEmpty()) {
            pieces = pieces.subList(0, take == null ? pieces.size() : take);
            take = null;
            pieceTransitions.move(me, pieces.stream().map(Piece::id).toList(), QUEUING);
        }
        var numbers = PieceNumbers.of(pieces.stream().map(Piece::number).toList());
        return "redirect:"
                + UriComponentsBuilder.fromUriString(back.address(FORM))
                        .queryParam("numbers", numbers.text())
                        .queryParamIfPresent("take", Optional.ofNullable(take))
                        .queryParam("to", to.word())
                        .build()
                        .toUriString();
    }
}
