package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.OrderDraft;
import dev.perimeter.orders.OrderTaking;
import dev.perimeter.orders.Orders;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
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

    private final OrderTaking orderTaking;
    private final CustomerChoices customerChoices;
    private final OrderForm forms;
    private final CompanyCurrency companyCurrency;

    NewOrderPages(
            OrderTaking orderTaking,
            CustomerChoices customerChoices,
            OrderForm forms,
            CompanyCurrency companyCurrency) {
        this.orderTaking = orderTaking;
        this.customerChoices = customerChoices;
        this.forms = forms;
        this.companyCurrency = companyCurrency;
    }

    /**
     * @param q what {@code search} is made of, as it was typed
     * @param ask see {@link OrderFormAction}
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
            var buyer = customerChoices.find(me, customerId);
            if (buyer.isEmpty() && FormErrors.of(model) == null) {
                throw Problem.notFound();
            }
            // Whoever was deleted while somebody typed takes nothing of it away: another customer
            // can be chosen.
            return forms.show(
                    me,
                    customerId,
                    buyer.map(CustomerChoices.Buyer::label).orElse("–"),
                    LineFields.oneNew(),
                    ask,
                    model);
        }
        var sees = Orders.seesCustomers(me);
        model.addAttribute("sees", sees);
        model.addAttribute("q", q);
        model.addAttribute("made", made);
        model.addAttribute("buyers", sees ? customerChoices.search(me, search) : latest(me));
        model.addAttribute("here", "orders");
        return "orders/order-for";
    }

    @PostMapping("/orders/new")
    @Allow(ORDERS_ACT)
    String add(Member me, Form<OrderDraft> form, @RequestParam(required = false) @Nullable String ask) {
        OrderFormAction.of(ask).stayOpen(form);
        var draft = form.paidIn(() -> companyCurrency.of(me)).value();
        LineFields.allChosen(form, draft);
        var added = orderTaking.add(me, draft);
        return me.may(ORDERS_VIEW) ? "redirect:/orders/" + added.id() : "redirect:/orders/new?made=" + added.number();
    }

    private List<CustomerChoices.Buyer> latest(Member me) {
        return me.may(ORDERS_VIEW) ? customerChoices.latest(me) : List.of();
    }
}
