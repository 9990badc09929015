package dev.perimeter.catalog.printers;

import dev.perimeter.catalog.printers.PrinterSpec.Technology;
import dev.perimeter.catalog.rules.ListSize;
import dev.perimeter.catalog.rules.Measure;
import dev.perimeter.catalog.rules.OneOf;
import dev.perimeter.catalog.rules.PlainName;
import dev.perimeter.catalog.rules.SpecText;
import dev.perimeter.web.json.FromPeople;
import dev.perimeter.web.json.ListsNamedAsWhole;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A printer model as a company or a file states it. One that a company says nothing else of prints
 * filament (FFF).
 */
@ListsNamedAsWhole
public record PrinterDraft(
        @SpecText @PlainName(groups = FromPeople.class) String manufacturer,
        @SpecText @PlainName(groups = FromPeople.class) String model,
        @Nullable Technology technology,
        @Measure(min = "1", max = "10000") @Nullable BigDecimal buildXMm,
        @Measure(min = "1", max = "10000") @Nullable BigDecimal buildYMm,
        @Measure(min = "1", max = "10000") @Nullable BigDecimal buildZMm,
        @OneOf({"rectangular", "circular"}) @Nullable String bedShape,

        @ListSize @Nullable List<@Measure(min = "0.01", max = "50") BigDecimal> nozzleDiametersMm,

        @Measure(min = "1", max = "4") @Nullable BigDecimal filamentDiameterMm,
        @Measure(min = "1", max = "1000") @Nullable Integer toolCount,
        @Measure(min = "1", max = "1000") @Nullable Integer multiMaterialSlots,
        @SpecText @Nullable String multiMaterialSystem,
        @Measure(min = "0", max = "600") @Nullable BigDecimal maxNozzleTempC,
        @Measure(min = "0", max = "600") @Nullable BigDecimal maxBedTempC,
        @Measure(min = "0", max = "600") @Nullable BigDecimal maxChamberTempC,
        @SpecText @Nullable String maxTempBasis,
        @Nullable Boolean heatedBed,
        @Nullable Boolean heatedChamber,
        @Nullable Boolean enclosed,
        @OneOf({"corexy", "i3", "delta", "hbot"}) @Nullable String structure,
        @SpecText @Nullable String gcodeFlavor,
        @ListSize @Nullable List<@SpecText String> connectivity,
        @Measure(min = "1", max = "1000000") @Nullable Integer displayPixelsX,
        @Measure(min = "1", max = "1000000") @Nullable Integer displayPixelsY,
        @Measure(min = "1", max = "10000") @Nullable BigDecimal pixelSizeUm) {}
