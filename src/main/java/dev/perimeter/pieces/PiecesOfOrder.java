package dev.perimeter.pieces;

import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The pieces that an order is made of, for the page that shows it. */
@Component
public class PiecesOfOrder {

    private final PiecesApi api;

    PiecesOfOrder(PiecesApi api) {
        this.api = api;
    }

    public Page<Piece> page(Member me, UUID order, PageRequest page) {
        return api.search(me, null, order, null, null, null, page);
    }
}
