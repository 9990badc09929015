package dev.perimeter.assets.printers;

import dev.perimeter.catalog.printers.PrinterDraft;
import dev.perimeter.values.Day;
import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.LocalDate;
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
        @Text(max = 100) @Nullable String serialNumber,
        Printer.@Nullable Status status,

        @DecimalMin("0.05") @DecimalMax("5") @Digits(integer = 1, fraction = 3) @Nullable
        BigDecimal nozzleDiameterMm,

        @Text(max = 200) @Nullable String location,
        @Day(from = 1980) @Nullable LocalDate purchasedOn,
        @Money @Nullable BigDecimal purchasePrice,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Ready, unless said otherwise. */
    PrinterChange of(UUID catalogId) {
        return new PrinterChange(
                name,
                catalogId,
                serialNumber,
                status == null ? Printer.Status.READY : status,
                nozzleDiameterMm,
                location,
                purchasedOn,
                purchasePrice,
                notes);
    }
}
