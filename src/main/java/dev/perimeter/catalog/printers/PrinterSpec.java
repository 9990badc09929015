package dev.perimeter.catalog.printers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.catalog.specs.Contributor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One printer model. {@code SLA} stands for all resin printers; a circular bed has its diameter as
 * x and y. Null is not known.
 */
@Audited(RecordType.PRINTER_MODEL)
public record PrinterSpec(
        UUID id,
        String manufacturer,
        String model,
        Technology technology,
        @Nullable BigDecimal buildXMm,
        @Nullable BigDecimal buildYMm,
        @Nullable BigDecimal buildZMm,
        @Nullable String bedShape,
        List<BigDecimal> nozzleDiametersMm,
        @Nullable BigDecimal filamentDiameterMm,
        @Nullable Integer toolCount,
        @Nullable Integer multiMaterialSlots,
        @Nullable String multiMaterialSystem,
        @Nullable BigDecimal maxNozzleTempC,
        @Nullable BigDecimal maxBedTempC,
        @Nullable BigDecimal maxChamberTempC,
        @Nullable String maxTempBasis,
        @Nullable Boolean heatedBed,
        @Nullable Boolean heatedChamber,
        @Nullable Boolean enclosed,
        @Nullable String structure,
        @Nullable String gcodeFlavor,
        List<String> connectivity,
        @Nullable Integer displayPixelsX,
        @Nullable Integer displayPixelsY,
        @Nullable BigDecimal pixelSizeUm,
        List<String> sourceLicenses,
        @Nullable String licenseBasis,
        List<String> dataNotes,
        String source,
        @Nullable String sourceId,
        @Nullable Contributor contributedBy,
        int version,
        Instant createdAt) {

    /** Fused filament, fused granulate, resin. */
    public enum Technology {
        @JsonProperty("FFF")
        FFF,
        @JsonProperty("FGF")
        FGF,
        @JsonProperty("SLA")
        SLA
    }

    PrinterDraft draft() {
        return new PrinterDraft(
                manufacturer,
                model,
                technology,
                buildXMm,
                buildYMm,
                buildZMm,
                bedShape,
                nozzleDiametersMm,
                filamentDiameterMm,
                toolCount,
                multiMaterialSlots,
                multiMaterialSystem,
                maxNozzleTempC,
                maxBedTempC,
                maxChamberTempC,
                maxTempBasis,
                heatedBed,
                heatedChamber,
                enclosed,
                structure,
                gcodeFlavor,
                connectivity,
                displayPixelsX,
                displayPixelsY,
                pixelSizeUm);
    }
}
