package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.moves.ClosingShort;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An order is closed short: what is not made any more, and what it costs then (spec 12.7). */
@Controller
class ClosingShortPages {

    private final Orders orders;
    private final OrderWrites book;
    private final ClosingShort closingShort;

    ClosingShortPages(Orders orders, OrderWrites book, ClosingShort closingShort) {
        this.orders = orders;
        this.book = book;
        this.closingShort = closingShort;
    }

    /** @param reason why fewer are delivered than were ordered */
    record ClosingShortForm(@Text(max = 500) String reason) {}

    @GetMapping("/orders/{id}/closing-short")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, Model model) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("order", order);
        model.addAttribute("isPossible", ClosingShort.isPossible(order));
        model.addAttribute("totalAfterwards", ClosingShort.totalAfterwards(order));
        model.addAttribute("here", "orders");
        return "orders/order-closing-short";
    }

    /** The order's page offers to undo it. Whoever sees another version than the form's is told. */
    @PostMapping("/orders/{id}/closing-short")
    @Allow(ORDERS_ACT)
    String close(Member me, @PathVariable UUID id, Form<ClosingShortForm> form) {
        var reason = form.value().reason();
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        var closed = closingShort.close(me, held, reason);
        return "redirect:/orders/%s?moved=%s"
                .formatted(id, closed.progress().status().word());
    }
}
