package dev.perimeter.orders.pages;

import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentChoice;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.Orders;
import dev.perimeter.orders.lines.LineKind;
import dev.perimeter.values.WireWords;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.CurrencyDecimals;
import dev.perimeter.web.NumberLanguage;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.lists.Search;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The form of an order, new or not. What its buttons ask for is {@link OrderFormAction}: what was
 * typed comes back, its lines numbered without gaps, as those of a draft are.
 */
@Component
class OrderForm {

    private static final int USUAL_DECIMALS = 2;

    /** For the running total: the currencies that have other decimals than two. */
    private static final String DECIMALS = CurrencyCode.Check.codes().stream()
            .filter(code -> CurrencyDecimals.of(code) != USUAL_DECIMALS)
            .map(code -> code + "=" + CurrencyDecimals.of(code))
            .collect(Collectors.joining(" "));

    private final FilamentChoices filamentChoices;
    private final CustomerChoices customerChoices;

    OrderForm(FilamentChoices filamentChoices, CustomerChoices customerChoices) {
        this.filamentChoices = filamentChoices;
        this.customerChoices = customerChoices;
    }

    /**
     * @param customer whom it is for, unless somebody chose another in the form
     * @param label what that customer is called
     * @param lines for a form that nobody has typed into yet
     */
    String show(Member me, UUID customer, String label, List<LineFields> lines, @Nullable String ask, Model model) {
        var orderFormAction = OrderFormAction.of(ask);
        var formErrors = FormErrors.of(model);
        var shown = formErrors == null ? lines : LineFields.of(formErrors, orderFormAction);
        model.addAttribute("lines", shown);
        model.addAttribute("filaments", filaments(shown));
        model.addAttribute("customerId", customer);
        model.addAttribute("customerLabel", label);
        model.addAttribute("asked", ask);
        if (formErrors != null) {
            another(me, formErrors, customer, model);
            if (orderFormAction.isCustomer()) {
                model.addAttribute("buyers", found(me, formErrors.words("_customer")));
                model.addAttribute("sees", Orders.seesCustomers(me));
            }
            model.addAttribute("offers", offers(shown, orderFormAction, formErrors));
        }
        model.addAttribute(
                "priorities",
                Arrays.stream(Order.Priority.values()).map(Order.Priority::word).toList());
        model.addAttribute(
                "kinds", Arrays.stream(LineKind.values()).map(LineKind::word).toList());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
        model.addAttribute("decimals", DECIMALS);
        model.addAttribute("numbers", NumberLanguage.current().toLanguageTag());
        model.addAttribute("here", "orders");
        return "orders/order-form";
    }

    /** Somebody chose another customer before the form came back. */
    private void another(Member me, FormErrors formErrors, UUID customer, Model model) {
        formErrors
                .typedId("customerId")
                .filter(chosen -> !chosen.equals(customer))
                .flatMap(chosen -> customerChoices.find(me, chosen))
                .ifPresent(buyer -> {
                    model.addAttribute("customerId", buyer.id());
                    model.addAttribute("customerLabel", buyer.label());
                });
    }

    /**
     * Filaments to choose from, by the line's place: where a button asked for them, and where words
     * were typed and none was chosen.
     */
    private Map<Integer, List<FilamentChoice>> offers(
            List<LineFields> lines, OrderFormAction orderFormAction, FormErrors formErrors) {
        return IntStream.range(0, lines.size())
                .filter(at -> Objects.equals(orderFormAction.find(), at)
                        || formErrors.faults().containsKey(LineFields.filament(at))
                                && !lines.get(at).q().isBlank())
                .boxed()
                .collect(Collectors.toMap(
                        at -> at, at -> filamentChoices.search(lines.get(at).q())));
    }

    private List<CustomerChoices.Buyer> found(Member me, String typed) {
        return Orders.seesCustomers(me)
                ? customerChoices.search(me, Search.of(typed))
                : me.may(Permission.ORDERS_VIEW) ? customerChoices.latest(me) : List.of();
    }

    /** By id, as the fields have it. What is no id is told beside its field. */
    private Map<String, FilamentChoice> filaments(List<LineFields> lines) {
        var ids = lines.stream()
                .map(LineFields::filamentId)
                .flatMap(id -> WireWords.findUuid(id).stream())
                .toList();
        var found = new HashMap<String, FilamentChoice>();
        filamentChoices.find(ids).forEach((id, filament) -> found.put(id.toString(), filament));
        return found;
    }
}
