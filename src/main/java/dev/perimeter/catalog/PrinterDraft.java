package dev.perimeter.catalog;

import dev.perimeter.catalog.PrinterSpec.Technology;
import dev.perimeter.catalog.intake.Entry;
import dev.perimeter.catalog.intake.Filed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A printer model as a company states it, by the rules of the catalog's files. What is not said: a printer of filament (FFF). */
@Whole
public record PrinterDraft(
        @Filed("manufacturer") String manufacturer,
        @Filed("model") String model,
        @Nullable Technology technology,
        @Filed("build_x_mm") @Nullable BigDecimal buildXMm,
        @Filed("build_y_mm") @Nullable BigDecimal buildYMm,
        @Filed("build_z_mm") @Nullable BigDecimal buildZMm,
        @Filed("bed_shape") @Nullable String bedShape,

        @Filed("nozzle_diameters_mm") @Nullable List<BigDecimal> nozzleDiametersMm,

        @Filed("filament_diameter_mm") @Nullable BigDecimal filamentDiameterMm,
        @Filed("tool_count") @Nullable Integer toolCount,
        @Filed("multi_material_slots") @Nullable Integer multiMaterialSlots,
        @Filed("multi_material_system") @Nullable String multiMaterialSystem,
        @Filed("max_nozzle_temp_c") @Nullable BigDecimal maxNozzleTempC,
        @Filed("max_bed_temp_c") @Nullable BigDecimal maxBedTempC,
        @Filed("max_chamber_temp_c") @Nullable BigDecimal maxChamberTempC,
        @Filed("max_temp_basis") @Nullable String maxTempBasis,
        @Nullable Boolean heatedBed,
        @Nullable Boolean heatedChamber,
        @Nullable Boolean enclosed,
        @Filed("structure") @Nullable String structure,
        @Filed("gcode_flavor") @Nullable String gcodeFlavor,
        @Filed("connectivity") @Nullable List<String> connectivity,
        @Filed("display_pixels_x") @Nullable Integer displayPixelsX,
        @Filed("display_pixels_y") @Nullable Integer displayPixelsY,
        @Filed("pixel_size_um") @Nullable BigDecimal pixelSizeUm)
        implements Stated {

    /** Lists that are not given are empty. */
    public PrinterDraft {
        technology = Objects.requireNonNullElse(technology, Technology.FFF);
        nozzleDiametersMm = Objects.requireNonNullElse(nozzleDiametersMm, List.of());
        connectivity = Objects.requireNonNullElse(connectivity, List.of());
    }

    @Override
    public Entry entry() {
        return Entry.printer(FieldNames.asColumns(this));
    }
}
