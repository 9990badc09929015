package dev.perimeter.orders;

import dev.perimeter.web.CurrencyCode;
import dev.perimeter.web.Form;
import dev.perimeter.web.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * The form of an order, new or not. A button {@code more} asks for one more line, a button {@code without} for one less: what was typed comes back,
 * its lines numbered without gaps, as those of a draft are.
 */
@Component
class OrderForm {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Colors colors;

    OrderForm(Colors colors) {
        this.colors = colors;
    }

    /** @param lines for a form that nobody has typed into yet */
    String show(List<LineFields> lines, @Nullable Boolean more, @Nullable Integer without, Model model) {
        var refused = Refused.of(model);
        var shown = refused == null ? lines : LineFields.of(refused, without, Boolean.TRUE.equals(more));
        model.addAttribute("lines", shown);
        model.addAttribute("filaments", filaments(shown));
        model.addAttribute(
                "priorities",
                Arrays.stream(Order.Priority.values()).map(Order.Priority::word).toList());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
        model.addAttribute("here", "orders");
        return "order-form";
    }

    /** Where a button asked for more or fewer lines, nothing is done yet. */
    static void stayOpen(Form<OrderDraft> form, @Nullable Boolean more, @Nullable Integer without) {
        if (Boolean.TRUE.equals(more) || without != null) {
            throw form.open();
        }
    }

    /** By id, as the fields have it. What is no id is told beside its field. */
    private Map<String, Colors.Color> filaments(List<LineFields> lines) {
        var ids = lines.stream()
                .map(LineFields::filamentId)
                .filter(ID.asMatchPredicate())
                .map(UUID::fromString)
                .toList();
        var found = new HashMap<String, Colors.Color>();
        colors.find(ids).forEach((id, color) -> found.put(id.toString(), color));
        return found;
    }
}
