package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class CustomersPages {

    private final Customers customers;
    private final CustomerOrders orders;

    CustomersPages(Customers customers, CustomerOrders orders) {
        this.customers = customers;
        this.orders = orders;
    }

    record Typed(CustomerDraft customer) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "customers");
        model.addAttribute("kinds", List.of("person", "company"));
        model.addAttribute("statuses", List.of("active", "inactive"));
    }

    @GetMapping("/customers/new")
    @Allow(CUSTOMERS_ACT)
    String newForm(Member me, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute("saved", saved);
        return "customers/customer-form";
    }

    /**
     * Who may not view customers gets an empty form for the next one; who asks for it goes on to an
     * order for the customer.
     */
    @PostMapping("/customers/new")
    @Allow(CUSTOMERS_ACT)
    String add(Member me, Form<Typed> form) {
        var added = customers.add(me, form.value().customer());
        if ("order".equals(form.typed("_then")) && me.may(ORDERS_ACT)) {
            return "redirect:/orders/new?customerId=" + added.id();
        }
        return me.may(CUSTOMERS_VIEW) ? "redirect:/customers/" + added.id() : "redirect:/customers/new?saved=true";
    }

    @GetMapping("/customers/{id}")
    @Allow(CUSTOMERS_VIEW)
    String show(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("customer", customers.find(me, id).orElseThrow(Problem::notFound));
        if (me.may(ORDERS_VIEW)) {
            model.addAttribute("orders", orders.newest(me, id));
            model.addAttribute("summary", orders.summary(me, id));
        }
        return "customers/customer";
    }

    /** Who may not view customers finds none to change here. */
    @GetMapping("/customers/{id}/edit")
    @Allow(CUSTOMERS_ACT)
    String editForm(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("customer", customers.find(me, id).orElseThrow(Problem::notFound));
        return "customers/customer-form";
    }

    @PostMapping("/customers/{id}/edit")
    @Allow(CUSTOMERS_ACT)
    String change(Member me, @PathVariable UUID id, Form<Typed> form) {
        var typed = form.value();
        var held = customers.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        if (!typed.customer().equals(held.record().facts())) {
            customers.change(me, held, typed.customer());
        }
        return "redirect:/customers/" + id;
    }

    @GetMapping("/customers/{id}/delete")
    @Allow(CUSTOMERS_ACT)
    String removeForm(Member me, @PathVariable UUID id, Model model) {
        var customer = customers.find(me, id).orElseThrow(Problem::notFound);
        return RemovalPage.of(
                        "customer",
                        "/customers/" + id,
                        "delete",
                        customer.version(),
                        customer.facts().name())
                .orEdit()
                .show(model);
    }

    @PostMapping("/customers/{id}/delete")
    @Allow(CUSTOMERS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        var held = customers.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        customers.remove(me, held);
        return "redirect:/customers";
    }
}
