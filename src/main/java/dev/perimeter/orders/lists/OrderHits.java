package dev.perimeter.orders.lists;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrdersApi;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.search.SearchHit;
import dev.perimeter.search.SearchSource;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders for the search for everything, the newest first. */
@Component
class OrderHits implements SearchSource {

    private final OrdersApi orders;

    OrderHits(OrdersApi orders) {
        this.orders = orders;
    }

    @Override
    public Permission needed() {
        return Permission.ORDERS_VIEW;
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public List<SearchHit> find(Member me, Search q, int limit) {
        var page = new PageRequest(limit, null);
        return orders.search(me, q, null, null, null, null, null, null, page).items().stream()
                .map(OrderHits::hit)
                .toList();
    }

    private static SearchHit hit(Order order) {
        var first = order.contents().lines().stream().findFirst().map(Line::description);
        return new SearchHit(
                "order", order.id(), order.number(), order.customer().customerLabel(), first.orElse(null));
    }
}
