package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderTaking;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.pages.OrderCustomerChoice.Chosen;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new order: first whom it is for, then the rest; or a copy of another. */
@Controller
class NewOrderPages {

    private final OrderTaking orderTaking;
    private final Orders orders;
    private final OrderCustomerChoice orderCustomerChoice;
    private final CustomerChoices customerChoices;
    private final OrderForm forms;
    private final CompanyCurrency companyCurrency;

    NewOrderPages(
            OrderTaking orderTaking,
            Orders orders,
            OrderCustomerChoice orderCustomerChoice,
            CustomerChoices customerChoices,
            OrderForm forms,
            CompanyCurrency companyCurrency) {
        this.orderTaking = orderTaking;
        this.orders = orders;
        this.orderCustomerChoice = orderCustomerChoice;
        this.customerChoices = customerChoices;
        this.forms = forms;
        this.companyCurrency = companyCurrency;
    }

    /**
     * @param name of a customer who is added with the order
     * @param copyOf the order whose customer, lines and notes the new one begins with
     * @param q what {@code search} is made of, as it was typed
     * @param ask see {@link OrderFormAction}
     * @param made the number of the order that somebody who may not view it has just added
     */
    @GetMapping("/orders/new")
    @Allow(ORDERS_ACT)
    String form(
            Member me,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String name,
            @RequestParam(required = false) @Nullable UUID copyOf,
            Search search,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer made,
            @RequestParam(required = false) @Nullable String ask,
            Model model) {
        if (FormErrors.of(model) != null) {
            return refused(me, customerId, ask, model);
        }
        if (copyOf != null) {
            var order = me.may(ORDERS_VIEW) ? orders.find(me, copyOf) : Optional.<Order>empty();
            return copy(me, order.orElseThrow(Problem::notFound), model);
        }
        if (customerId != null) {
            var buyer = customerChoices.find(me, customerId).orElseThrow(Problem::notFound);
            return forms.show(me, Chosen.of(buyer), null, LineFields.oneNew(), ask, model);
        }
        if (name != null) {
            OrderCustomerChoice.checkMayAdd(me);
            return forms.show(me, Chosen.NOBODY, name, LineFields.oneNew(), ask, model);
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
    String add(Member me, Form<TypedOrder> form, @RequestParam(required = false) @Nullable String ask) {
        OrderFormAction.of(ask).stayOpen(form);
        var typed = form.paidIn(() -> companyCurrency.of(me)).value();
        LineFields.allChosen(form, typed.lines());
        var added = orderTaking.add(me, orderCustomerChoice.draft(me, typed));
        return me.may(ORDERS_VIEW) ? "redirect:/orders/" + added.id() : "redirect:/orders/new?made=" + added.number();
    }

    /**
     * Whoever was deleted while somebody typed takes nothing of it away: another customer can be
     * chosen.
     */
    private String refused(Member me, @Nullable UUID customerId, @Nullable String ask, Model model) {
        var chosen = Optional.ofNullable(customerId)
                .flatMap(id -> customerChoices.find(me, id))
                .map(Chosen::of)
                .orElse(new Chosen(customerId, Chosen.NOBODY.label()));
        return forms.show(me, chosen, null, List.of(), ask, model);
    }

    /** Dates and outside references are the order's own, and stay with it. */
    private String copy(Member me, Order order, Model model) {
        model.addAttribute("copied", order);
        var customer =
                new Chosen(order.customer().customerId(), order.customer().customerLabel());
        return forms.show(me, customer, null, LineFields.of(order.draft().lines()), null, model);
    }

    private List<Buyer> latest(Member me) {
        return me.may(ORDERS_VIEW) ? customerChoices.latest(me) : List.of();
    }
}
