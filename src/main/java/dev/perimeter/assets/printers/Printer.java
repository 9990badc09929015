package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import dev.perimeter.values.WireWord;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the company's.
 *
 * @param number consecutive within the company, from 1
 */
@Audited(RecordType.PRINTER)
record Printer(
        UUID id,
        int number,
        String name,
        @JsonUnwrapped CatalogModel model,
        @Nullable String serialNumber,
        Status status,
        @JsonUnwrapped PrinterFacts facts,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    enum Status implements WireWord {
        READY,
        PRINTING,
        NEEDS_CLEARING,
        MAINTENANCE,
        OFFLINE,
        RETIRED;
    }

    /**
     * Its entry in the catalog.
     *
     * @param modelId the id that the entry has now
     */
    record CatalogModel(UUID modelId, PrinterModel model) {

        /** As the page on which one chooses calls it, of filaments and printers alike. */
        public UUID id() {
            return modelId;
        }

        public PrinterModel shown() {
            return model;
        }
    }

    /** What lists show of it. */
    record PrinterModel(String manufacturer, String model, String technology) {}

    /** What of it a caller may set. */
    PrinterChange change() {
        return new PrinterChange(name, model.modelId(), serialNumber, status, facts);
    }
}
