package dev.perimeter.search;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.lists.Search;
import java.util.List;

/** A kind of record that the search for everything looks for. */
public interface SearchSource {

    /** Who lacks it is not told of this kind. */
    Permission needed();

    /** Kinds come in this order. */
    int place();

    /** The best few, in the order of the kind's list. */
    List<SearchHit> find(Member me, Search q, int limit);
}
