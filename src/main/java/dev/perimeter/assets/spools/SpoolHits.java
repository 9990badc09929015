package dev.perimeter.assets.spools;

import dev.perimeter.assets.spools.SpoolSearch.Listed;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.search.SearchHit;
import dev.perimeter.search.SearchSource;
import dev.perimeter.web.lists.Search;
import java.util.List;
import org.springframework.stereotype.Component;

/** Spools for the search for everything; their detail is where they are. */
@Component
class SpoolHits implements SearchSource {

    private final SpoolSearch search;

    SpoolHits(SpoolSearch search) {
        this.search = search;
    }

    @Override
    public Permission needed() {
        return Permission.ASSETS_VIEW;
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public List<SearchHit> find(Member me, Search q, int limit) {
        return search.byNumber(me, SpoolFilter.of(null, null, null, null, null, q), 0, limit).stream()
                .map(Listed::spool)
                .map(SpoolHits::hit)
                .toList();
    }

    private static SearchHit hit(Spool spool) {
        var name = spool.filament().filament().name();
        return new SearchHit(
                "spool",
                spool.id(),
                spool.number(),
                name,
                spool.facts().origin().location());
    }
}
