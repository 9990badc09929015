package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.OrderState;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.OrdersApi;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.orders.lists.OrderFilter;
import dev.perimeter.orders.lists.OrderSort;
import dev.perimeter.orders.lists.OrderTotals;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.PiecesOfOrder;
import dev.perimeter.web.lists.ListView;
import dev.perimeter.web.lists.NextPageLink;
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
    private final PiecesOfOrder pieces;

    OrdersPages(
            OrdersApi api,
            Orders orders,
            OrderTotals orderTotals,
            FilamentChoices filamentChoices,
            PiecesOfOrder pieces) {
        this.api = api;
        this.orders = orders;
        this.orderTotals = orderTotals;
        this.filamentChoices = filamentChoices;
        this.pieces = pieces;
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
        model.addAttribute("dueFrom", dueFrom);
        model.addAttribute("dueTo", dueTo);
        model.addAttribute("after", page.after());
        model.addAttribute("here", "orders");
        return "orders/orders";
    }

    /** @param page of its pieces */
    @GetMapping("/orders/{id}")
    @Allow(ORDERS_VIEW)
    String show(Member me, @PathVariable UUID id, PageRequest page, Model model) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound);
        var filaments = order.contents().lines().stream()
                .map(Line::filamentId)
                .filter(Objects::nonNull)
                .toList();
        model.addAttribute("order", order);
        model.addAttribute("filaments", filamentChoices.find(filaments));
        model.addAttribute("moves", api.moves(me, id, new PageRequest(MOVES_SHOWN, null)));
        model.addAttribute("pieces", pieces.page(me, id, page));
        model.addAttribute("states", PieceState.values());
        model.addAttribute("here", "orders");
        return "orders/order";
    }
}
