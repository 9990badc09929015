package dev.perimeter.pieces.pages.transitions;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.pieces.undo.PieceUndo;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last step of pieces is taken back (spec 12.1), from the notice of it or later. */
@Controller
class PieceUndoPages {

    private final ChosenPieces chosenPieces;
    private final PieceUndo pieceUndo;

    PieceUndoPages(ChosenPieces chosenPieces, PieceUndo pieceUndo) {
        this.chosenPieces = chosenPieces;
        this.pieceUndo = pieceUndo;
    }

    /** @param numbers of the pieces whose last step is taken back */
    record UndoForm(@Text(max = 2_000) String numbers) {}

    /** All of them, or none. */
    @PostMapping("/pieces/undo")
    @Allow(ORDERS_ACT)
    String undo(Member me, Form<UndoForm> form, @RequestParam(required = false) @Nullable String then) {
        var numbers = PieceNumbers.parse(form.value().numbers());
        var pieces = chosenPieces.find(me, numbers.numbers());
        if (pieces.isEmpty() || pieces.size() < numbers.count()) {
            throw Problem.notFound();
        }
        pieceUndo.undo(me, pieces.stream().map(Piece::id).toList());
        return "redirect:" + ReturnAddress.of(then).pathFor(pieces);
    }
}
