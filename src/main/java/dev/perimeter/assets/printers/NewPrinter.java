package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.printers.PrinterDraft;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.VisibleOnly;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a new printer.
 *
 * @param modelId its entry in the catalog; or else
 * @param model what the catalog may lack (spec 9.2)
 */
record NewPrinter(
        @Text(max = 200) String name,
        @Nullable UUID modelId,
        @Nullable PrinterDraft model,
        @VisibleOnly @Text(max = 100) @Nullable String serialNumber,
        Printer.@Nullable Status status,
        @JsonUnwrapped PrinterFacts facts) {

    /** Ready, unless said otherwise. */
    PrinterChange of(UUID catalogId) {
        return new PrinterChange(name, catalogId, serialNumber, status == null ? Printer.Status.READY : status, facts);
    }
}
