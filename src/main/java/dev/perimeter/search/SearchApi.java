package dev.perimeter.search;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.SeveralReads;
import dev.perimeter.web.lists.Search;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/search")
class SearchApi {

    /** Of each kind. Who wants more looks into the kind's own list. */
    static final int SHOWN_MAX = 6;

    private final List<SearchSource> sources;

    SearchApi(List<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::place))
                .toList();
    }

    record Found(List<SearchHit> items) {}

    /** Of the kinds that the member may view, and no others (spec 6.4). */
    @GetMapping
    @AnyMember
    @SeveralReads
    Found search(Member me, Search q) {
        if (q.isEmpty()) {
            return new Found(List.of());
        }
        return new Found(sources.stream()
                .filter(source -> me.may(source.needed()))
                .flatMap(source -> find(me, source, q))
                .toList());
    }

    /** The record of that very number comes first. */
    private static Stream<SearchHit> find(Member me, SearchSource source, Search q) {
        var named = q.number().stream().flatMap(number -> source.find(me, number, 1).stream());
        return Stream.concat(named, source.find(me, q, SHOWN_MAX).stream())
                .distinct()
                .limit(SHOWN_MAX);
    }
}
