package dev.perimeter.pieces.pages.transitions;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.moves.PiecePlanning;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lost pieces are made again, one or many, without leaving the page. */
@Controller
class PieceRemakePages {

    private final ChosenPieces chosenPieces;
    private final PieceWrites book;
    private final PiecePlanning piecePlanning;

    PieceRemakePages(ChosenPieces chosenPieces, PieceWrites book, PiecePlanning piecePlanning) {
        this.chosenPieces = chosenPieces;
        this.book = book;
        this.piecePlanning = piecePlanning;
    }

    /** @param numbers of the lost pieces */
    record RemakeForm(@Text(max = 2_000) String numbers) {}

    @PostMapping("/pieces/remakes")
    @Allow(ORDERS_ACT)
    String remake(Member me, Form<RemakeForm> form, @RequestParam(required = false) @Nullable String then) {
        var numbers = PieceNumbers.parse(form.value().numbers());
        var lost =
                chosenPieces.find(me, numbers.numbers()).stream().map(Piece::id).toList();
        if (lost.isEmpty() || lost.size() < numbers.count()) {
            throw Problem.notFound();
        }
        var planned = book.hold(me, lost).stream()
                .map(held -> piecePlanning.remake(me, held.record()))
                .toList();
        return ReturnAddress.of(then).redirect(planned, PieceState.PLANNED);
    }
}
