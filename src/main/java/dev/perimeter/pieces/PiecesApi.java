package dev.perimeter.pieces;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pieces")
public class PiecesApi {

    private final Pieces pieces;
    private final PieceWrites book;
    private final Audit audit;
    private final Cursors cursors;

    PiecesApi(Pieces pieces, PieceWrites book, Audit audit, Cursors cursors) {
        this.pieces = pieces;
        this.book = book;
        this.audit = audit;
        this.cursors = cursors;
    }

    @GetMapping("/{id}")
    @Allow(ORDERS_VIEW)
    ResponseEntity<Piece> show(Member me, @PathVariable UUID id) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(piece.version(), piece);
    }

    @GetMapping("/{id}/moves")
    @Allow(ORDERS_VIEW)
    public Page<StateChange> moves(Member me, @PathVariable UUID id, PageRequest page) {
        var scope = "moves of %s, piece %s".formatted(me.company(), id);
        return cursors.page(
                scope,
                page,
                last -> pieces.moves(me, id, last.time(TimePosition.BEFORE_ALL), page.rows())
                        .orElseThrow(Problem::notFound),
                change -> SortKey.of(change.at(), change.id()));
    }

    @PatchMapping("/{id}")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<PieceChange> patch, IfMatch ifMatch) {
        var held = hold(me, id);
        var piece = held.record();
        ifMatch.check(piece.version());
        var change = patch.onto(piece.progress().change());
        if (change.equals(piece.progress().change())) {
            return Etag.ok(piece.version(), me.shown(ORDERS_VIEW, piece));
        }
        change.check(piece);
        var changed = piece.with(piece.progress().after(change), held.now());
        book.change(me, List.of(new Changed(piece, changed)));
        audit.changed(me, RecordType.PIECE, id, piece.progress(), changed.progress());
        return Etag.ok(changed.version(), me.shown(ORDERS_VIEW, changed));
    }

    private Held<Piece> hold(Member me, UUID id) {
        return book.hold(me, List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
    }
}
