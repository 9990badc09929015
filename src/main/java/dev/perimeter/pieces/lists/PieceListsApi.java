package dev.perimeter.pieces.lists;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.SeveralReads;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.Pieces.Filter;
import dev.perimeter.pieces.lists.PieceSearch.Among;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of pieces, by number. */
@RestController
@RequestMapping("/api/v1/pieces")
public class PieceListsApi {

    private final Pieces pieces;
    private final PieceSearch search;
    private final Cursors cursors;

    PieceListsApi(Pieces pieces, PieceSearch search, Cursors cursors) {
        this.pieces = pieces;
        this.search = search;
        this.cursors = cursors;
    }

    /** With words it is the first that are found, and no more: see {@link PieceSearch}. */
    @GetMapping
    @Allow(ORDERS_VIEW)
    @SeveralReads
    public Page<Piece> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Nullable Integer number,
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable PieceState status,
            @RequestParam(required = false) @Nullable UUID printerId,
            @RequestParam(required = false) @Nullable UUID spoolId,
            PageRequest page) {
        var filter = new Filter(null, number, orderId, status, printerId, spoolId);
        var scope = "pieces of %s, %s, %s".formatted(me.company(), filter, q.key());
        if (!q.isEmpty()) {
            cursors.start(scope, page);
            var limit = Math.min(page.limit(), PieceSearch.SHOWN_MAX);
            var found = search.find(me, q, new Among(orderId, status, printerId, spoolId), limit);
            return new Page<>(
                    found.stream()
                            .filter(piece -> number == null || piece.number() == number)
                            .toList(),
                    null);
        }
        return cursors.page(
                scope,
                page,
                last -> pieces.search(me, filter, last.number(0, 0), page.rows()),
                piece -> SortKey.of(piece.number()));
    }
}
