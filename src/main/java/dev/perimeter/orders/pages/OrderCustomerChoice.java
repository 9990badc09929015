package dev.perimeter.orders.pages;

import dev.perimeter.customers.Customers;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.orders.OrderDraft;
import dev.perimeter.orders.Orders;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The customer in the form of an order: chosen, looked for, or added with the order. */
@Component
class OrderCustomerChoice {

    private final Customers customers;
    private final CustomerChoices customerChoices;

    OrderCustomerChoice(Customers customers, CustomerChoices customerChoices) {
        this.customers = customers;
        this.customerChoices = customerChoices;
    }

    /** What stands in the fields of a new customer. */
    record NewCustomerFields(String name, String email, String phone) {}

    /** @param id null where nobody is chosen */
    record Chosen(@Nullable UUID id, String label) {

        static final Chosen NOBODY = new Chosen(null, "–");

        static Chosen of(Buyer buyer) {
            return new Chosen(buyer.id(), buyer.label());
        }
    }

    /**
     * The draft, with a new customer added in the same transaction: where the order is refused,
     * there is no customer either.
     *
     * @throws Problem 403 where the customer is new and {@code me} may not act on customers
     */
    OrderDraft draft(Member me, TypedOrder typed) {
        var newCustomer = typed.customer();
        if (newCustomer == null) {
            return typed.forCustomer(Objects.requireNonNull(typed.customerId()));
        }
        checkMayAdd(me);
        return typed.forCustomer(customers.add(me, newCustomer));
    }

    static void checkMayAdd(Member me) {
        if (!me.may(Permission.CUSTOMERS_ACT)) {
            throw Problem.permissionMissing(Permission.CUSTOMERS_ACT.field());
        }
    }

    /**
     * @param before whom the form is for, unless somebody chose another in it
     * @param newName of a customer who is to be added; null for none
     */
    void show(Member me, Chosen before, @Nullable String newName, OrderFormAction orderFormAction, Model model) {
        var formErrors = FormErrors.of(model);
        var chosen = Optional.ofNullable(formErrors)
                .flatMap(typed -> typed.typedId("customerId"))
                .filter(other -> !other.equals(before.id()))
                .flatMap(other -> customerChoices.find(me, other))
                .map(Chosen::of)
                .orElse(before);
        model.addAttribute("customerId", chosen.id());
        model.addAttribute("customerLabel", chosen.label());
        var fields = formErrors == null ? fields(newName) : fields(formErrors, orderFormAction);
        if (fields != null) {
            model.addAttribute("newCustomer", fields);
        } else if (formErrors != null && (orderFormAction.isCustomer() || chosen.id() == null)) {
            var words = formErrors.words("_customer");
            model.addAttribute("buyers", found(me, words.isEmpty() ? formErrors.words("customer.name") : words));
        }
        model.addAttribute("sees", Orders.seesCustomers(me));
    }

    private static @Nullable NewCustomerFields fields(@Nullable String newName) {
        return newName == null ? null : new NewCustomerFields(newName, "", "");
    }

    /** What was typed for a new customer; null where it is for one who is there. */
    private static @Nullable NewCustomerFields fields(FormErrors formErrors, OrderFormAction orderFormAction) {
        if (orderFormAction.isNewCustomer()) {
            return new NewCustomerFields(
                    formErrors.typed("_customer"), formErrors.typed("_email"), formErrors.typed("_phone"));
        }
        return orderFormAction.isCustomer() || !formErrors.typed().containsKey("customer.name")
                ? null
                : new NewCustomerFields(
                        formErrors.typed("customer.name"),
                        formErrors.typed("customer.email"),
                        formErrors.typed("customer.phone"));
    }

    private List<Buyer> found(Member me, String typed) {
        return Orders.seesCustomers(me)
                ? customerChoices.search(me, Search.of(typed))
                : me.may(Permission.ORDERS_VIEW) ? customerChoices.latest(me) : List.of();
    }
}
