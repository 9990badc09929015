package dev.perimeter.assets.printers;

import dev.perimeter.values.Day;
import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a company may say of a printer, and need not. */
record PrinterFacts(
        @DecimalMin("0.05") @DecimalMax("5") @Digits(integer = 1, fraction = 3) @Nullable
        BigDecimal nozzleDiameterMm,

        @Text(max = 200) @Nullable String location,
        @Day(from = 1980) @Nullable LocalDate purchasedOn,
        @Money @Nullable BigDecimal purchasePrice,
        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    PrinterFacts {
        nozzleDiameterMm = nozzleDiameterMm == null ? null : nozzleDiameterMm.stripTrailingZeros();
        purchasePrice = purchasePrice == null ? null : purchasePrice.setScale(2, RoundingMode.UNNECESSARY);
    }
}
