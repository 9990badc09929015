package dev.perimeter.pieces.pages.transitions;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.moves.PieceShipping;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shipped pieces came back, one or many, and can be made again (spec 12.7). */
@Controller
class PieceReturnPages {

    private static final String FORM = "/pieces/returns";

    private final ChosenPieces chosenPieces;
    private final PieceShipping pieceShipping;

    PieceReturnPages(ChosenPieces chosenPieces, PieceShipping pieceShipping) {
        this.chosenPieces = chosenPieces;
        this.pieceShipping = pieceShipping;
    }

    /** @param pieces those that are ticked */
    record ReturnForm(
            @Size(min = 1, max = PieceNumbers.MAX, message = "{fault.pieces}")
            List<BulkTransitionForm.Chosen> pieces,

            @Text(max = 500) String reason) {}

    /** @param numbers of the pieces that may have come back */
    @GetMapping(FORM)
    @Allow(ORDERS_ACT)
    String form(
            Member me,
            @RequestParam(required = false) @Nullable String numbers,
            @RequestParam(required = false) @Nullable String then,
            Model model) {
        var back = ReturnAddress.of(then);
        var refused = FormErrors.of(model);
        var named = refused == null ? PieceNumbers.parse(numbers) : ChosenPieces.offered(refused);
        var offered = chosenPieces.find(me, named.numbers()).stream()
                .filter(piece -> piece.progress().status() == PieceState.SHIPPED)
                .toList();
        model.addAttribute("choices", offered);
        model.addAttribute("ticked", refused == null ? null : ChosenPieces.ticked(refused, offered));
        model.addAttribute("offered", named.text());
        model.addAttribute("address", back.address(FORM));
        model.addAttribute("back", back.pathFor(offered));
        model.addAttribute("here", "pieces");
        return "pieces/piece-return";
    }

    /** All of them, or none. */
    @PostMapping(FORM)
    @Allow(ORDERS_ACT)
    String bringBack(Member me, Form<ReturnForm> form, @RequestParam(required = false) @Nullable String then) {
        var returned = form.value();
        var ids = returned.pieces().stream().map(BulkTransitionForm.Chosen::id).toList();
        var pieces = pieceShipping.bringBack(me, ids, returned.reason());
        return ReturnAddress.of(then).redirect(pieces, PieceState.RETURNED);
    }
}
