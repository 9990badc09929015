package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.Entry;
import dev.perimeter.catalog.intake.Filed;
import dev.perimeter.catalog.intake.Polymer;
import dev.perimeter.values.Grams;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A filament as a company states it, by the rules of the catalog's files. What is not stated: a spool and no refill, the name from
 * product and colour, the base polymer and the density by the material where those are well known, {@value #NO_COLOR} for the colour's code.
 */
@Whole
public record FilamentDraft(
        @Filed("manufacturer") String manufacturer,
        @Filed("product") String product,
        @Filed("name") @Nullable String name,
        @Filed("material") String material,
        @Filed("material_family") @Nullable String materialFamily,
        @Filed("fill") @Nullable String fill,
        @Filed("diameter_mm") BigDecimal diameterMm,
        @Filed("diameter_tolerance_mm") @Nullable BigDecimal diameterToleranceMm,
        @Filed("density_g_cm3") @Nullable BigDecimal densityGCm3,
        @Grams @Filed("net_weight_g") BigDecimal netWeightG,
        @Grams @Filed("spool_weight_g") @Nullable BigDecimal spoolWeightG,
        @Filed("spool_type") @Nullable String spoolType,
        @Nullable Boolean isRefill,
        @Filed("color_name") String colorName,
        @Filed("color_hexes") @Nullable List<String> colorHexes,
        @Filed("multi_color_direction") @Nullable String multiColorDirection,
        @Filed("extruder_temp_c") @Nullable BigDecimal extruderTempC,
        @Filed("extruder_temp_min_c") @Nullable BigDecimal extruderTempMinC,
        @Filed("extruder_temp_max_c") @Nullable BigDecimal extruderTempMaxC,
        @Filed("bed_temp_c") @Nullable BigDecimal bedTempC,
        @Filed("bed_temp_min_c") @Nullable BigDecimal bedTempMinC,
        @Filed("bed_temp_max_c") @Nullable BigDecimal bedTempMaxC,
        @Filed("max_dry_temp_c") @Nullable BigDecimal maxDryTempC,
        @Filed("finish") @Nullable String finish,
        @Filed("pattern") @Nullable String pattern,
        @Nullable Boolean translucent,
        @Nullable Boolean glow,
        @Filed("traits") @Nullable List<String> traits,
        @Filed("gtins") @Nullable List<String> gtins,
        @Filed("article_numbers") @Nullable List<String> articleNumbers,
        @Nullable Boolean discontinued)
        implements Stated {

    static final String NO_COLOR = "#808080";
    static final String COLOR_NOT_STATED = "color_hex_not_stated";
    static final String DENSITY_OF_MATERIAL = "density_of_the_material_in_general";

    /** What is not said: a spool, not a refill; nothing special about it. */
    public FilamentDraft {
        isRefill = Objects.requireNonNullElse(isRefill, false);
        translucent = Objects.requireNonNullElse(translucent, false);
        glow = Objects.requireNonNullElse(glow, false);
        traits = Objects.requireNonNullElse(traits, List.of());
        gtins = Objects.requireNonNullElse(gtins, List.of());
        articleNumbers = Objects.requireNonNullElse(articleNumbers, List.of());
    }

    @Override
    public Entry entry() {
        var row = FieldNames.asColumns(this);
        var notes = row.putArray("data_notes");
        if (name == null) {
            row.put("name", SpecName.of(product, colorName));
        }
        if (materialFamily == null) {
            row.put("material_family", Polymer.of(material).orElse(null));
        }
        if (densityGCm3 == null) {
            Density.of(material).ifPresent(density -> {
                row.put("density_g_cm3", density);
                notes.add(DENSITY_OF_MATERIAL);
            });
        }
        if (colorHexes == null) {
            row.putArray("color_hexes").add(NO_COLOR);
            notes.add(COLOR_NOT_STATED);
        }
        return Entry.filament(row);
    }
}
