package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Form;
import dev.perimeter.web.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Orders from state to state. */
@Controller
class OrderMovePages {

    private final Orders orders;
    private final OrderBook book;
    private final Transitions transitions;

    OrderMovePages(Orders orders, OrderBook book, Transitions transitions) {
        this.orders = orders;
        this.book = book;
        this.transitions = transitions;
    }

    /** Asks for the reason; shown as well where a move is refused, to say why. */
    @GetMapping("/orders/{id}/transitions")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, @RequestParam OrderState to, Model model) {
        model.addAttribute("order", orders.find(me, id).orElseThrow(Problem::notFound));
        model.addAttribute("to", to.word());
        model.addAttribute("here", "orders");
        return "order-move";
    }

    @PostMapping("/orders/{id}/transitions")
    @Allow(ORDERS_ACT)
    String move(Member me, @PathVariable UUID id, Form<Transition> form) {
        var transition = form.value();
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        transitions.move(me, held, transition);
        return "redirect:/orders/" + id;
    }
}
