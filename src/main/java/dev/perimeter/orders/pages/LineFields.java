package dev.perimeter.orders.pages;

import dev.perimeter.orders.lines.LineDraft;
import dev.perimeter.orders.lines.LineKind;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.NumberLanguage;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.forms.TypedNumber;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line in the form of an order: what stands in its fields.
 *
 * @param q what somebody looks for among the filaments
 */
record LineFields(
        String kind,
        String description,
        String quantity,
        String unitPrice,
        String filamentId,
        String partFile,
        String q) {

    private static final LineFields NEW = new LineFields(LineKind.PART.word(), "", "1", "", "", "", "");

    static List<LineFields> oneNew() {
        return List.of(NEW);
    }

    static List<LineFields> of(List<LineDraft> lines) {
        return lines.stream().map(LineFields::of).toList();
    }

    /** As they were typed, and changed as a button of the form asked for. */
    static List<LineFields> of(FormErrors formErrors, OrderFormAction orderFormAction) {
        var lines = new ArrayList<LineFields>();
        for (var row : formErrors.rows("lines")) {
            if (!row.equals(orderFormAction.without())) {
                lines.add(typed(formErrors, row));
            }
            if (row.equals(orderFormAction.copy())) {
                lines.add(typed(formErrors, row));
            }
        }
        if (orderFormAction.isMore()) {
            lines.add(NEW);
        }
        return lines;
    }

    /**
     * Refuses words that somebody looked for a filament with and chose none: dropped silently, the
     * line would be of none.
     */
    static void allChosen(Form<?> form, List<LineDraft> lines) {
        var faults = IntStream.range(0, lines.size())
                .filter(row -> isBlank(form.typed(filament(row))) && !isBlank(form.typed(search(row))))
                .mapToObj(row -> new WrongField(filament(row), FieldFault.of("fault.not-chosen")))
                .toList();
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    static String filament(int row) {
        return "lines[" + row + "].filamentId";
    }

    private static String search(int row) {
        return "_q[" + row + "]";
    }

    private static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    private static LineFields of(LineDraft line) {
        return new LineFields(
                line.kind().word(),
                line.description(),
                Integer.toString(line.quantity()),
                line.unitPrice() == null ? "" : TypedNumber.text(line.unitPrice(), NumberLanguage.current()),
                Objects.toString(line.filamentId(), ""),
                Objects.requireNonNullElse(line.partFile(), ""),
                "");
    }

    private static LineFields typed(FormErrors formErrors, int row) {
        var line = "lines[" + row + "].";
        return new LineFields(
                formErrors.typed(line + "kind"),
                formErrors.typed(line + "description"),
                formErrors.typed(line + "quantity"),
                formErrors.typed(line + "unitPrice"),
                formErrors.typed(filament(row)),
                formErrors.typed(line + "partFile"),
                formErrors.words(search(row)));
    }
}
