package dev.perimeter.customers;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.search.SearchHit;
import dev.perimeter.search.SearchSource;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Customers for the search for everything. */
@Component
class CustomerHits implements SearchSource {

    private final CustomerSearch search;

    CustomerHits(CustomerSearch search) {
        this.search = search;
    }

    @Override
    public Permission needed() {
        return Permission.CUSTOMERS_VIEW;
    }

    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<SearchHit> find(Member me, Search q, int limit) {
        return search.page(me, CustomerFilter.of(q, null, null, null), SortKey.of(), limit).stream()
                .map(CustomerHits::hit)
                .toList();
    }

    private static SearchHit hit(Customer customer) {
        var facts = customer.facts();
        var detail = Stream.of(facts.contactName(), facts.email(), facts.phone())
                .filter(Objects::nonNull)
                .findFirst();
        return new SearchHit("customer", customer.id(), customer.number(), facts.name(), detail.orElse(null));
    }
}
