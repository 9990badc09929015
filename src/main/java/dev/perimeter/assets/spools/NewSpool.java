package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.filaments.FilamentDraft;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a new spool, or of several alike.
 *
 * @param filamentId its entry in the catalog; or else
 * @param filament what the catalog may lack (spec 9.2)
 * @param copies how many there are of it; one, where it is not said
 */
public record NewSpool(
        @Nullable UUID filamentId,
        @Nullable FilamentDraft filament,
        @Min(1) @Max(100) @Nullable Integer copies,

        @JsonUnwrapped StatedWeight weight,
        @JsonUnwrapped SpoolOrigin origin,
        Spool.@Nullable Status status,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal lowThresholdG,

        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /**
     * In grams.
     *
     * @param netWeightG as the catalog has it, where it is not said
     * @param tareWeightG where it is not said, as the stated filament says; or else as the catalog
     *     has it, but never as another company said it
     */
    record StatedWeight(
            @DecimalMin("1") @DecimalMax("50000") @Nullable BigDecimal netWeightG,

            @DecimalMin("0") @DecimalMax("5000") @Nullable BigDecimal tareWeightG) {

        StatedWeight {
            netWeightG = SpoolChange.hundredths(netWeightG);
            tareWeightG = SpoolChange.hundredths(tareWeightG);
        }
    }

    /**
     * What the request itself says of the empty spool, in either place; null where it says nothing.
     */
    @Nullable
    BigDecimal statedTare() {
        var tare = weight.tareWeightG();
        return tare != null || filament == null ? tare : SpoolChange.hundredths(filament.spoolWeightG());
    }

    NewSpool in(String priceCurrency) {
        return new NewSpool(
                filamentId, filament, copies, weight, origin.in(priceCurrency), status, lowThresholdG, notes);
    }

    int count() {
        return copies == null ? 1 : copies;
    }

    /** Sealed, unless said otherwise. */
    SpoolFacts facts() {
        return new SpoolFacts(origin, status == null ? Spool.Status.SEALED : status, lowThresholdG, notes);
    }
}
