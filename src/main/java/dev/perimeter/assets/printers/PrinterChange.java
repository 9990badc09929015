package dev.perimeter.assets.printers;

import dev.perimeter.assets.printers.PrinterSpecChoices.Model;
import dev.perimeter.values.Day;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a caller may set of a printer that is there. */
record PrinterChange(
        @Text(max = 200) String name,
        UUID modelId,
        @Text(max = 100) @Nullable String serialNumber,
        Printer.Status status,

        @DecimalMin("0.05") @DecimalMax("5") @Digits(integer = 1, fraction = 3) @Nullable
        BigDecimal nozzleDiameterMm,

        @Text(max = 200) @Nullable String location,
        @Day(from = 1980) @Nullable LocalDate purchasedOn,
        @Money @Nullable BigDecimal purchasePrice,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    PrinterChange {
        nozzleDiameterMm = nozzleDiameterMm == null ? null : nozzleDiameterMm.stripTrailingZeros();
        purchasePrice = purchasePrice == null ? null : purchasePrice.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** The same in another state. */
    PrinterChange in(Printer.Status state) {
        return new PrinterChange(
                name, modelId, serialNumber, state, nozzleDiameterMm, location, purchasedOn, purchasePrice, notes);
    }

    Printer as(UUID id, int number, Model model, int version, Instant createdAt, Instant updatedAt) {
        return new Printer(
                id,
                number,
                name,
                model.id(),
                model.shown(),
                serialNumber,
                status,
                nozzleDiameterMm,
                location,
                purchasedOn,
                purchasePrice,
                notes,
                version,
                createdAt,
                updatedAt);
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", company);
        parameters.put("id", id);
        parameters.put("name", name);
        parameters.put("nameKey", FoldedText.of(name));
        parameters.put("modelId", modelId);
        parameters.put("serialNumber", serialNumber);
        parameters.put("status", status.word());
        parameters.put("nozzleDiameterMm", nozzleDiameterMm);
        parameters.put("location", location);
        parameters.put("purchasedOn", purchasedOn);
        parameters.put("purchasePrice", purchasePrice);
        parameters.put("notes", notes);
        parameters.put("searchText", searchText());
        return parameters;
    }

    private String searchText() {
        return Stream.of(name, serialNumber, location)
                .filter(text -> text != null)
                .map(FoldedText::of)
                .collect(Collectors.joining(" "));
    }
}
