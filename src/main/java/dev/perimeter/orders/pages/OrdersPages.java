package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderState;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.OrdersApi;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lists.OrderFilter;
import dev.perimeter.orders.lists.OrderSort;
import dev.perimeter.orders.lists.OrderTotals;
import dev.perimeter.orders.moves.ClosingShort;
import dev.perimeter.pieces.production.OrderProduction;
import dev.perimeter.web.lists.ListView;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders to look at. */
@Controller
class OrdersPages {

    private static final int MOVES_SHOWN = 200;

    private final OrdersApi api;
    private final Orders orders;
    private final OrderTotals orderTotals;
    private final FilamentChoices filamentChoices;
    private final CustomerChoices customerChoices;
    private final OrderProduction production;

    OrdersPages(
            OrdersApi api,
            Orders orders,
            OrderTotals orderTotals,
            FilamentChoices filamentChoices,
            CustomerChoices customerChoices,
            OrderProduction production) {
        this.customerChoices = customerChoices;
        this.api = api;
        this.orders = orders;
        this.orderTotals = orderTotals;
        this.filamentChoices = filamentChoices;
        this.production = production;
    }

    /** @param q what {@code search} is made of, as it was typed */
    @GetMapping("/orders")
    @Allow(ORDERS_VIEW)
    String list(
            Member me,
            Search search,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable OrderState status,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate dueFrom,
            @RequestParam(required = false) @Nullable LocalDate dueTo,
            @RequestParam(required = false) @Nullable OrderSort sort,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var sorted = sort == null && Boolean.TRUE.equals(open) ? OrderSort.DUE : sort;
        var found = api.search(me, search, status, open, customerId, dueFrom, dueTo, sorted, page);
        var filter = OrderFilter.of(search, status, open, customerId, dueFrom, dueTo, sorted);
        model.addAttribute("page", found);
        model.addAttribute("counted", orderTotals.of(me, filter, found, page.after() == null));
        model.addAttribute("list", ListView.of(request, filter.sort()));
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("states", OrderState.values());
        model.addAttribute("q", q);
        model.addAttribute("status", status == null ? null : status.word());
        model.addAttribute("open", open);
        model.addAttribute("views", new OrderView.Shown(new OrderView("", open, status, dueFrom, dueTo), customerId));
        model.addAttribute("customerId", customerId);
        model.addAttribute("customerName", customerId == null ? null : name(me, customerId, found));
        model.addAttribute("dueFrom", dueFrom);
        model.addAttribute("dueTo", dueTo);
        model.addAttribute("after", page.after());
        model.addAttribute("here", "orders");
        return "orders/orders";
    }

    /** The customer's number, as orders have it, for who may not view customers. */
    private @Nullable String name(Member me, UUID customer, Page<Order> found) {
        return customerChoices
                .name(me, customer)
                .orElseGet(() -> found.items().stream()
                        .map(order -> order.customer().customerLabel())
                        .findFirst()
                        .orElse(null));
    }

    /** How many pieces keep it from being ready. An order on hold goes back as it was. */
    private static int unfinished(Order order) {
        var isNext = order.progress().allowed().stream().anyMatch(OrderState::needsGoodPieces);
        return isNext && order.progress().heldFrom() == null
                ? order.contents().lines().stream().mapToInt(Line::missing).sum()
                : 0;
    }

    /**
     * @param done what was done last with its pieces
     * @param moved the state that somebody just moved it to
     */
    @GetMapping("/orders/{id}")
    @Allow(ORDERS_VIEW)
    String show(
            Member me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable OrderState moved,
            Model model) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound).shown(Orders.seesCustomers(me));
        var filaments = order.contents().lines().stream()
                .map(Line::filamentId)
                .filter(Objects::nonNull)
                .toList();
        model.addAttribute("order", order);
        model.addAttribute("filaments", filamentChoices.find(filaments));
        model.addAttribute("moves", api.moves(me, id, new PageRequest(MOVES_SHOWN, null)));
        model.addAttribute("unfinished", unfinished(order));
        model.addAttribute("canCloseShort", ClosingShort.isPossible(order));
        production.show(me, id, done, model);
        model.addAttribute("moved", order.progress().status() == moved ? moved : null);
        model.addAttribute("here", "orders");
        return "orders/order";
    }
}
