package dev.perimeter.pieces;

import dev.perimeter.gate.Member;
import dev.perimeter.pieces.lists.PieceListsApi;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The pieces that an order is made of, for the page that shows it. */
@Component
public class PiecesOfOrder {

    private final PieceListsApi lists;

    PiecesOfOrder(PieceListsApi lists) {
        this.lists = lists;
    }

    public Page<Piece> page(Member me, UUID order, PageRequest page) {
        return lists.search(me, Search.of(null), null, order, null, null, null, page);
    }
}
