package dev.perimeter.orders.pages;

import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentChoice;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.lines.LineKind;
import dev.perimeter.orders.pages.OrderCustomerChoice.Chosen;
import dev.perimeter.values.WireWords;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.CurrencyDecimals;
import dev.perimeter.web.NumberLanguage;
import dev.perimeter.web.forms.FormErrors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final OrderCustomerChoice orderCustomerChoice;

    OrderForm(FilamentChoices filamentChoices, OrderCustomerChoice orderCustomerChoice) {
        this.filamentChoices = filamentChoices;
        this.orderCustomerChoice = orderCustomerChoice;
    }

    /**
     * @param customer whom it is for, unless somebody chose another in the form
     * @param newName of a customer who is to be added; null for none
     * @param lines for a form that nobody has typed into yet
     */
    String show(
            Member me,
            Chosen customer,
            @Nullable String newName,
            List<LineFields> lines,
            @Nullable String ask,
            Model model) {
        var orderFormAction = OrderFormAction.of(ask);
        var formErrors = FormErrors.of(model);
        var shown = formErrors == null ? lines : LineFields.of(formErrors, orderFormAction);
        model.addAttribute("lines", shown);
        model.addAttribute("filaments", filaments(shown));
        model.addAttribute("asked", ask);
        orderCustomerChoice.show(me, customer, newName, orderFormAction, model);
        if (formErrors != null) {
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
