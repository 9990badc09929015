package dev.perimeter.orders.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderTaking;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.pages.OrderCustomerChoice.Chosen;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Orders to change and to remove. Forms carry the version that they were made from: nobody
 * overwrites what they have not seen.
 */
@Controller
class OrderEditPages {

    private final Orders orders;
    private final OrderWrites book;
    private final OrderTaking orderTaking;
    private final OrderForm forms;
    private final OrderCustomerChoice orderCustomerChoice;
    private final FilamentChoices filamentChoices;
    private final CompanyCurrency companyCurrency;

    OrderEditPages(
            Orders orders,
            OrderWrites book,
            OrderTaking orderTaking,
            OrderForm forms,
            OrderCustomerChoice orderCustomerChoice,
            FilamentChoices filamentChoices,
            CompanyCurrency companyCurrency) {
        this.orders = orders;
        this.book = book;
        this.orderTaking = orderTaking;
        this.forms = forms;
        this.orderCustomerChoice = orderCustomerChoice;
        this.filamentChoices = filamentChoices;
        this.companyCurrency = companyCurrency;
    }

    /** @param ask see {@link OrderFormAction} */
    @GetMapping("/orders/{id}/edit")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, @RequestParam(required = false) @Nullable String ask, Model model) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("order", order);
        var lines = LineFields.of(order.draft().lines());
        var customer =
                new Chosen(order.customer().customerId(), order.customer().customerLabel());
        return forms.show(me, customer, null, lines, ask, model);
    }

    @PostMapping("/orders/{id}/edit")
    @Allow(ORDERS_ACT)
    String change(
            Member me,
            @PathVariable UUID id,
            Form<TypedOrder> form,
            @RequestParam(required = false) @Nullable String ask) {
        OrderFormAction.of(ask).stayOpen(form);
        var filledIn = form.paidIn(() -> companyCurrency.of(me)).value();
        LineFields.allChosen(form, filledIn.lines());
        var held = hold(me, id, form);
        var typed = orderCustomerChoice.draft(me, filledIn);
        // Who is not shown the billing address leaves it as it is.
        var draft = Orders.seesCustomers(me)
                ? typed
                : typed.billedTo(held.record().terms().delivery().billingAddress());
        if (!draft.equals(held.record().draft())) {
            orderTaking.change(me, held, draft);
        }
        return "redirect:/orders/" + id;
    }

    @GetMapping("/orders/{id}/remove")
    @Allow(ORDERS_ACT)
    String removeForm(Member me, @PathVariable UUID id, Model model) {
        var order = orders.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("here", "orders");
        var customer = order.customer().customerLabel();
        return RemovalPage.of("order", "/orders/" + id, "remove", order.version(), order.number(), customer)
                .show(model);
    }

    @PostMapping("/orders/{id}/remove")
    @Allow(ORDERS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        orderTaking.remove(me, hold(me, id, form).record());
        return "redirect:/orders";
    }

    /** For the form of an order, which shows these as they are found. */
    @GetMapping("/orders/filaments")
    @AnyMember
    String filaments(Member me, @RequestParam String q, Model model) {
        model.addAttribute("found", filamentChoices.search(q));
        return "orders/order-filaments";
    }

    private Held<Order> hold(Member me, UUID id, Form<?> form) {
        var held = book.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        return held;
    }
}
