package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.lists.OrderFilter;
import dev.perimeter.orders.lists.OrderSort;
import dev.perimeter.pieces.StateChange;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import dev.perimeter.web.problems.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
public class OrdersApi {

    private final Orders orders;
    private final OrderSearch search;
    private final OrderWrites book;
    private final OrderTaking orderTaking;
    private final Cursors cursors;

    OrdersApi(Orders orders, OrderSearch search, OrderWrites book, OrderTaking orderTaking, Cursors cursors) {
        this.orders = orders;
        this.search = search;
        this.book = book;
        this.orderTaking = orderTaking;
        this.cursors = cursors;
    }

    /**
     * The customer's name is looked into only for who may view customers, so that a search tells
     * nobody what a flag hides.
     */
    @GetMapping
    @Allow(ORDERS_VIEW)
    public Page<Order> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Nullable OrderState status,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable OrderSort sort,
            PageRequest page) {
        var filter = OrderFilter.of(q, status, open, customerId, dueFrom, dueTo, sort);
        return cursors.page(
                        "orders of %s, %s".formatted(me.company(), filter),
                        page,
                        last -> search.page(me, filter, last, page.rows()),
                        filter.sort()::key)
                .map(order -> seenBy(me, order));
    }

    @GetMapping("/{id}")
    @Allow(ORDERS_VIEW)
    ResponseEntity<Order> show(Member me, @PathVariable UUID id) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(order.version(), seenBy(me, order));
    }

    @GetMapping("/{id}/moves")
    @Allow(ORDERS_VIEW)
    public Page<StateChange> moves(Member me, @PathVariable UUID id, PageRequest page) {
        var scope = "moves of %s, order %s".formatted(me.company(), id);
        return cursors.page(
                scope,
                page,
                last -> orders.moves(me, id, last.time(TimePosition.BEFORE_ALL), page.rows())
                        .orElseThrow(Problem::notFound),
                change -> SortKey.of(change.at(), change.id()));
    }

    @PostMapping
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> add(Member me, @RequestBody OrderDraft draft) {
        var added = orderTaking.add(me, draft);
        return Etag.created("/api/v1/orders/" + added.id(), added.version(), shownTo(me, added));
    }

    @PatchMapping("/{id}")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<OrderDraft> patch, IfMatch ifMatch) {
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var draft = patch.onto(held.record().draft());
        var changed = draft.equals(held.record().draft()) ? held.record() : orderTaking.change(me, held, draft);
        return Etag.ok(changed.version(), shownTo(me, changed));
    }

    @DeleteMapping("/{id}")
    @Allow(ORDERS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        orderTaking.remove(me, held.record());
    }

    public static Object shownTo(Member me, Order order) {
        return me.shown(ORDERS_VIEW, seenBy(me, order));
    }

    private static Order seenBy(Member me, Order order) {
        return order.shown(Orders.seesCustomers(me));
    }
}
