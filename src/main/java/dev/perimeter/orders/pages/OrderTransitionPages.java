package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.OrderState;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.moves.OrderTransitions;
import dev.perimeter.orders.moves.OrderTransitions.OrderTransition;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders from state to state. */
@Controller
class OrderTransitionPages {

    private final Orders orders;
    private final OrderWrites book;
    private final OrderTransitions orderTransitions;

    OrderTransitionPages(Orders orders, OrderWrites book, OrderTransitions orderTransitions) {
        this.orders = orders;
        this.book = book;
        this.orderTransitions = orderTransitions;
    }

    /** Asks for the reason; shown as well where a move is refused, to say why. */
    @GetMapping("/orders/{id}/transitions")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, @RequestParam OrderState to, Model model) {
        model.addAttribute("order", orders.find(me, id).orElseThrow(Problem::notFound));
        model.addAttribute("to", to.word());
        model.addAttribute("here", "orders");
        return "orders/order-move";
    }

    @PostMapping("/orders/{id}/transitions")
    @Allow(ORDERS_ACT)
    String move(Member me, @PathVariable UUID id, Form<OrderTransition> form) {
        var transition = form.value();
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        orderTransitions.move(me, held, transition);
        return "redirect:/orders/" + id;
    }
}
