package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the company's. The price is in the company's currency.
 *
 * @param number consecutive within the company, from 1
 * @param modelId its entry in the catalog
 */
record Printer(
        UUID id,
        int number,
        String name,
        UUID modelId,
        PrinterModel model,
        @Nullable String serialNumber,
        Status status,
        @JsonUnwrapped PrinterFacts facts,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    enum Status {
        READY,
        PRINTING,
        NEEDS_CLEARING,
        MAINTENANCE,
        OFFLINE,
        RETIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the catalog says of it, as far as lists show it. */
    record PrinterModel(String manufacturer, String model, String technology) {}

    /** What of it a caller may set. */
    PrinterChange change() {
        return new PrinterChange(name, modelId, serialNumber, status, facts);
    }
}
