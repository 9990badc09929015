package dev.perimeter.catalog.printers;

import dev.perimeter.catalog.duplicates.DuplicateKey;
import dev.perimeter.catalog.specs.SearchText;
import dev.perimeter.catalog.specs.SpecColumns;
import dev.perimeter.values.FoldedText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A printer model as its table has it: with the keys and whatever else is computed from its fields.
 */
public final class PrinterColumns {

    private PrinterColumns() {}

    /** What is left out: a printer of filament, without lists. */
    public static ObjectNode of(PrinterDraft draft) {
        var columns = SpecColumns.of(draft);
        if (draft.technology() == null) {
            columns.put("technology", PrinterSpec.Technology.FFF.name());
        }
        for (var list : List.of("nozzle_diameters_mm", "connectivity", "source_licenses", "data_notes")) {
            if (!columns.path(list).isArray()) {
                columns.putArray(list);
            }
        }
        var maker = FoldedText.of(draft.manufacturer());
        var model = FoldedText.of(draft.model());
        columns.put("manufacturer_key", maker);
        columns.put("model_key", model);
        columns.put("name_key", maker + " " + model);
        columns.put(
                "search_text",
                SearchText.of(Stream.of(maker, model, columns.path("technology").asString())));
        columns.put("maker_alike", DuplicateKey.maker(maker));
        columns.put("model_alike", DuplicateKey.model(model, maker));
        return columns;
    }

    /** Whether the catalog would say the same of both: 210.50 is 210.5 there. */
    static boolean areSame(PrinterDraft one, PrinterDraft other) {
        return of(one).equals(of(other));
    }
}
