package dev.perimeter.pieces.moves;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.moves.PieceTransitions.BulkTransition;
import dev.perimeter.pieces.printing.PrintCorrections;
import dev.perimeter.pieces.printing.PrintCorrections.PrintUse;
import dev.perimeter.pieces.undo.PieceUndo;
import dev.perimeter.values.Text;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to pieces over HTTP. */
@RestController
@RequestMapping("/api/v1/pieces")
public class PieceMovesApi {

    private final PieceWrites book;
    private final PieceTransitions transitions;
    private final PieceShipping shipping;
    private final PiecePlanning planning;
    private final PieceUndo pieceUndo;
    private final PrintCorrections corrections;

    PieceMovesApi(
            PieceWrites book,
            PieceTransitions transitions,
            PieceShipping shipping,
            PiecePlanning planning,
            PieceUndo pieceUndo,
            PrintCorrections corrections) {
        this.book = book;
        this.transitions = transitions;
        this.shipping = shipping;
        this.planning = planning;
        this.pieceUndo = pieceUndo;
        this.corrections = corrections;
    }

    /** A body is not needed, and holds nothing. */
    record NoFields() {}

    /** Why a piece came back. */
    record Return(@Text(max = 500) String reason) {}

    /** Several pieces, each once. */
    record Ids(
            @Size(min = 1, max = 200, message = "{fault.pieces}")
            List<UUID> ids) {}

    @PostMapping("/{id}/transitions")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> move(Member me, @PathVariable UUID id, @RequestBody PieceTransition transition) {
        return shown(me, transitions.move(me, List.of(id), transition).getFirst());
    }

    /** All of them, or none. */
    @PostMapping("/transitions")
    @Allow(ORDERS_ACT)
    Page<Object> moveAll(Member me, @RequestBody BulkTransition bulk) {
        return shown(me, transitions.move(me, bulk.ids(), bulk.transition()));
    }

    @PostMapping("/{id}/remake")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> remake(
            Member me, @PathVariable UUID id, @RequestBody(required = false) @Nullable NoFields nothing) {
        var remake = planning.remake(me, hold(me, id).record());
        return Etag.created("/api/v1/pieces/" + remake.id(), remake.version(), me.shown(ORDERS_VIEW, remake));
    }

    /** The last step is taken back; once more, the one before it. */
    @PostMapping("/{id}/undo")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> undo(
            Member me, @PathVariable UUID id, @RequestBody(required = false) @Nullable NoFields nothing) {
        return shown(me, pieceUndo.undo(me, List.of(id)).getFirst());
    }

    /** All of them, or none. */
    @PostMapping("/undo")
    @Allow(ORDERS_ACT)
    Page<Object> undoAll(Member me, @RequestBody Ids ids) {
        return shown(me, pieceUndo.undo(me, ids.ids()));
    }

    /** What an ended print used, put right. */
    @PutMapping("/{id}/use")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> correct(Member me, @PathVariable UUID id, @RequestBody PrintUse use, IfMatch ifMatch) {
        var held = hold(me, id);
        ifMatch.check(held.version());
        return shown(me, corrections.correct(me, held, use));
    }

    @PostMapping("/{id}/return")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> bringBack(Member me, @PathVariable UUID id, @RequestBody Return back) {
        return shown(me, shipping.bringBack(me, List.of(id), back.reason()).getFirst());
    }

    private static ResponseEntity<Object> shown(Member me, Piece piece) {
        return Etag.ok(piece.version(), me.shown(ORDERS_VIEW, piece));
    }

    private static Page<Object> shown(Member me, List<Piece> pieces) {
        return new Page<>(
                pieces.stream().map(piece -> me.shown(ORDERS_VIEW, piece)).toList(), null);
    }

    private Held<Piece> hold(Member me, UUID id) {
        return book.hold(me, List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
    }
}
