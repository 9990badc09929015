package dev.perimeter.catalog;

import static dev.perimeter.catalog.SpecField.figure;
import static dev.perimeter.catalog.SpecField.flag;
import static dev.perimeter.catalog.SpecField.needed;
import static dev.perimeter.catalog.SpecField.text;
import static dev.perimeter.catalog.SpecField.word;

import java.util.List;

/** The fields of entries in the order in which people are asked for them: what everybody knows first, then what stands in data sheets. */
final class SpecFields {

    static final List<SpecField> FILAMENT = List.of(
            needed("manufacturer"),
            needed("product"),
            needed("material"),
            needed("colorName"),
            needed("colorHexes"),
            needed("diameterMm", "mm"),
            needed("netWeightG", "g"),
            figure("spoolWeightG", "g"));

    static final List<SpecField> FILAMENT_MORE = List.of(
            text("name"),
            text("materialFamily"),
            flag("isRefill"),
            word("spoolType", "plastic", "cardboard", "metal"),
            figure("densityGCm3", "g/cm³"),
            figure("diameterToleranceMm", "mm"),
            figure("extruderTempC", "°C"),
            figure("extruderTempMinC", "°C"),
            figure("extruderTempMaxC", "°C"),
            figure("bedTempC", "°C"),
            figure("bedTempMinC", "°C"),
            figure("bedTempMaxC", "°C"),
            figure("maxDryTempC", "°C"),
            word("fill", "carbon_fiber", "glass_fiber", "wood", "metal"),
            word("finish", "matte", "glossy", "silk"),
            word("pattern", "marble", "sparkle", "stone", "wood"),
            word("multiColorDirection", "coaxial", "longitudinal"),
            flag("translucent"),
            flag("glow"),
            text("traits"),
            text("gtins"),
            text("articleNumbers"),
            flag("discontinued"));

    static final List<SpecField> PRINTER = List.of(
            needed("manufacturer"),
            needed("model"),
            word("technology", "FFF", "FGF", "SLA"),
            figure("buildXMm", "mm"),
            figure("buildYMm", "mm"),
            figure("buildZMm", "mm"),
            text("nozzleDiametersMm"));

    static final List<SpecField> PRINTER_MORE = List.of(
            word("bedShape", "rectangular", "circular"),
            figure("filamentDiameterMm", "mm"),
            figure("toolCount", ""),
            figure("multiMaterialSlots", ""),
            text("multiMaterialSystem"),
            figure("maxNozzleTempC", "°C"),
            figure("maxBedTempC", "°C"),
            figure("maxChamberTempC", "°C"),
            text("maxTempBasis"),
            flag("heatedBed"),
            flag("heatedChamber"),
            flag("enclosed"),
            word("structure", "corexy", "i3", "delta", "hbot"),
            text("gcodeFlavor"),
            text("connectivity"),
            figure("displayPixelsX", "px"),
            figure("displayPixelsY", "px"),
            figure("pixelSizeUm", "µm"));

    private SpecFields() {}
}
