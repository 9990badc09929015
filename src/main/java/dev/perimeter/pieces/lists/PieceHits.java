package dev.perimeter.pieces.lists;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.lists.PieceSearch.Among;
import dev.perimeter.search.SearchHit;
import dev.perimeter.search.SearchSource;
import dev.perimeter.web.lists.Search;
import java.util.List;
import org.springframework.stereotype.Component;

/** Pieces for the search for everything; their detail is the order's number. */
@Component
class PieceHits implements SearchSource {

    private final PieceSearch search;

    PieceHits(PieceSearch search) {
        this.search = search;
    }

    @Override
    public Permission needed() {
        return Permission.ORDERS_VIEW;
    }

    @Override
    public int place() {
        return 3;
    }

    @Override
    public List<SearchHit> find(Member me, Search q, int limit) {
        return search.find(me, q, Among.all(), limit).stream()
                .map(PieceHits::hit)
                .toList();
    }

    private static SearchHit hit(Piece piece) {
        var origin = piece.origin();
        return new SearchHit("piece", piece.id(), piece.number(), origin.description(), "#" + origin.orderNumber());
    }
}
