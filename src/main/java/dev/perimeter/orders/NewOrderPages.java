package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Form;
import dev.perimeter.web.Problem;
import dev.perimeter.web.Refused;
import dev.perimeter.web.Search;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new order: first whom it is for, then the rest. */
@Controller
class NewOrderPages {

    private final Ordering ordering;
    private final Buyers buyers;
    private final OrderForm forms;

    NewOrderPages(Ordering ordering, Buyers buyers, OrderForm forms) {
        this.ordering = ordering;
        this.buyers = buyers;
        this.forms = forms;
    }

    /**
     * @param q what {@code search} is made of, as it was typed
     * @param ask see {@link Asked}
     * @param made the number of the order that somebody who may not view it has just added
     */
    @GetMapping("/orders/new")
    @Allow(ORDERS_ACT)
    String form(
            Member me,
            @RequestParam(required = false) @Nullable UUID customerId,
            Search search,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer made,
            @RequestParam(required = false) @Nullable String ask,
            Model model) {
        if (customerId != null) {
            var buyer = buyers.find(me, customerId);
            if (buyer.isEmpty() && Refused.of(model) == null) {
                throw Problem.notFound();
            }
            // Whoever was deleted while somebody typed takes nothing of it away: another customer can be chosen.
            return forms.show(
                    me, customerId, buyer.map(Buyers.Buyer::label).orElse("–"), LineFields.oneNew(), ask, model);
        }
        var sees = Orders.seesCustomers(me);
        model.addAttribute("sees", sees);
        model.addAttribute("q", q);
        model.addAttribute("made", made);
        model.addAttribute("buyers", sees ? buyers.search(me, search.key()) : latest(me));
        model.addAttribute("here", "orders");
        return "order-for";
    }

    @PostMapping("/orders/new")
    @Allow(ORDERS_ACT)
    String add(Member me, Form<OrderDraft> form, @RequestParam(required = false) @Nullable String ask) {
        Asked.of(ask).stayOpen(form);
        var draft = form.value();
        LineFields.allChosen(form, draft);
        var added = ordering.add(me, draft);
        return me.may(ORDERS_VIEW) ? "redirect:/orders/" + added.id() : "redirect:/orders/new?made=" + added.number();
    }

    private List<Buyers.Buyer> latest(Member me) {
        return me.may(ORDERS_VIEW) ? buyers.latest(me) : List.of();
    }
}
