package dev.perimeter.customers;

import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Ordering;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which customers to look for, and in which order.
 *
 * @param tag one that they have, however it is written; null for everybody
 */
record CustomerFilter(
        Search q,
        Customer.@Nullable Status status,
        @Nullable String tag,
        CustomerSort sort) {

    static CustomerFilter of(
            Search q, Customer.@Nullable Status status, @Nullable String tag, @Nullable CustomerSort sort) {
        var isAny = tag == null || SearchKey.of(tag).isEmpty();
        return new CustomerFilter(q, status, isAny ? null : tag, sort == null ? CustomerSort.NAME : sort);
    }

    boolean isEverybody() {
        return q.isEmpty() && tag == null;
    }

    Ordering ordering(SortKey after) {
        return sort.ordering(NameOrder.of(after));
    }

    /** All of these must occur. */
    String[] words() {
        return Stream.concat(Arrays.stream(q.words()), tagged()).toArray(String[]::new);
    }

    String[] patterns() {
        return Arrays.stream(words()).map(Search::pattern).toArray(String[]::new);
    }

    /** Or the tag and one of {@link Search#phones}. */
    Stream<String> tagged() {
        return Stream.ofNullable(tag).map(CustomerDraft::tagged);
    }

    String tagPattern() {
        return tagged().map(Search::pattern).findFirst().orElse("%");
    }

    /** Names the filter in cursors: no parameter has a line end. */
    String scope() {
        return "%s, %s%n%s%n%s".formatted(status, sort, q.key(), tag);
    }
}
