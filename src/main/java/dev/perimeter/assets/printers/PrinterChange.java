package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.printers.Printer.CatalogModel;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Revision;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.values.canonical.VisibleOnly;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a caller may set of a printer that is there. */
record PrinterChange(
        @Text(max = 200) String name,
        UUID modelId,
        @VisibleOnly @Text(max = 100) @Nullable String serialNumber,
        Printer.Status status,
        @JsonUnwrapped PrinterFacts facts) {

    /** The same in another state. */
    PrinterChange in(Printer.Status state) {
        return new PrinterChange(name, modelId, serialNumber, state, facts);
    }

    PrinterChange in(String priceCurrency) {
        return new PrinterChange(name, modelId, serialNumber, status, facts.in(priceCurrency));
    }

    Printer as(UUID id, int number, CatalogModel model, Revision revision) {
        return new Printer(id, number, name, model, serialNumber, status, facts, revision);
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = RecordParameters.of(company, id, this);
        parameters.put("nameKey", FoldedText.of(name));
        parameters.put("searchText", searchText());
        return parameters;
    }

    private String searchText() {
        return Stream.of(name, serialNumber, facts.location())
                .filter(text -> text != null)
                .map(SearchKey::of)
                .collect(Collectors.joining(" "));
    }
}
