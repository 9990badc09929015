package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.rules.ColorCode;
import dev.perimeter.catalog.rules.Gtin;
import dev.perimeter.catalog.rules.ListSize;
import dev.perimeter.catalog.rules.Measure;
import dev.perimeter.catalog.rules.OneOf;
import dev.perimeter.catalog.rules.PlainName;
import dev.perimeter.catalog.rules.SpecText;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.web.json.FromPeople;
import dev.perimeter.web.json.ListsNamedAsWhole;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filament as a company or a file states it. What a company leaves out follows from the rest, see
 * {@link FilamentColumns}; files leave less out.
 */
@CoherentFilament
@ListsNamedAsWhole
public record FilamentDraft(
        @SpecText @PlainName(groups = FromPeople.class) String manufacturer,
        @SpecText @PlainName(groups = FromPeople.class) String product,

        @SpecText @PlainName(groups = FromPeople.class) @Nullable
        String name,

        @SpecText @PlainName(ordersLists = false, groups = FromPeople.class)
        String material,

        @SpecText @PlainName(ordersLists = false, groups = FromPeople.class) @Nullable
        String materialFamily,

        @OneOf({"carbon_fiber", "glass_fiber", "wood", "metal"}) @Nullable
        String fill,

        @Measure(min = "1", max = "4") BigDecimal diameterMm,
        @Measure(min = "0", max = "0.5") @Nullable BigDecimal diameterToleranceMm,
        @Measure(min = "0.5", max = "12") @Nullable BigDecimal densityGCm3,
        @Measure(min = "1", max = "50000") BigDecimal netWeightG,
        @Measure(min = "0", max = "5000") @Nullable BigDecimal spoolWeightG,
        @OneOf({"plastic", "cardboard", "metal"}) @Nullable String spoolType,
        @Nullable Boolean isRefill,

        @SpecText @PlainName(ordersLists = false, groups = FromPeople.class)
        String colorName,

        @ListSize(min = 1) @Nullable List<@ColorCode String> colorHexes,
        @OneOf({"coaxial", "longitudinal"}) @Nullable String multiColorDirection,
        @Measure(min = "0", max = "600") @Nullable BigDecimal extruderTempC,
        @Measure(min = "0", max = "600") @Nullable BigDecimal extruderTempMinC,
        @Measure(min = "0", max = "600") @Nullable BigDecimal extruderTempMaxC,
        @Measure(min = "0", max = "250") @Nullable BigDecimal bedTempC,
        @Measure(min = "0", max = "250") @Nullable BigDecimal bedTempMinC,
        @Measure(min = "0", max = "250") @Nullable BigDecimal bedTempMaxC,
        @Measure(min = "0", max = "250") @Nullable BigDecimal maxDryTempC,
        @OneOf({"matte", "glossy", "silk"}) @Nullable String finish,

        @OneOf({"marble", "sparkle", "stone", "wood"}) @Nullable
        String pattern,

        @Nullable Boolean translucent,
        @Nullable Boolean glow,
        @ListSize @Nullable List<@SpecText String> traits,
        @ListSize @Nullable List<@Gtin String> gtins,
        @ListSize @Nullable List<@VisibleOnly @SpecText String> articleNumbers,
        @Nullable Boolean discontinued) {}
