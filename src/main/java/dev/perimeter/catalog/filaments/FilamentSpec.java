package dev.perimeter.catalog.filaments;

import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.catalog.materials.Polymer;
import dev.perimeter.catalog.specs.Contributor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stock item: product line, colour, diameter, net weight, kind of spool. Temperatures in
 * degrees Celsius; null is not stated.
 *
 * @param source where the entry is from: a public database, or {@code perimeter} for the starter
 *     set
 * @param sourceId its id there
 */
@Audited(RecordType.FILAMENT)
public record FilamentSpec(
        UUID id,
        String manufacturer,
        String product,
        String name,
        String material,
        @Nullable String materialFamily,
        @Nullable String fill,
        BigDecimal diameterMm,
        @Nullable BigDecimal diameterToleranceMm,
        BigDecimal densityGCm3,
        BigDecimal netWeightG,
        @Nullable BigDecimal spoolWeightG,
        @Nullable String spoolType,
        @Nullable Boolean isRefill,
        String colorName,
        List<String> colorHexes,
        @Nullable String multiColorDirection,
        @Nullable BigDecimal extruderTempC,
        @Nullable BigDecimal extruderTempMinC,
        @Nullable BigDecimal extruderTempMaxC,
        @Nullable BigDecimal bedTempC,
        @Nullable BigDecimal bedTempMinC,
        @Nullable BigDecimal bedTempMaxC,
        @Nullable BigDecimal maxDryTempC,
        @Nullable String finish,
        @Nullable String pattern,
        boolean translucent,
        boolean glow,
        List<String> traits,
        List<String> gtins,
        List<String> articleNumbers,
        @Nullable Boolean discontinued,
        List<String> dataNotes,
        String source,
        @Nullable String sourceId,
        @Nullable Contributor contributedBy,
        int version,
        Instant createdAt) {

    /**
     * As it would be stated: what follows from the rest is left out, so that it goes on following
     * when the rest is changed.
     */
    FilamentDraft draft() {
        return new FilamentDraft(
                manufacturer,
                product,
                name.equals(FilamentName.standard(product, colorName)) ? null : name,
                material,
                Polymer.of(material).filter(base -> base.equals(materialFamily)).isPresent() ? null : materialFamily,
                fill,
                diameterMm,
                diameterToleranceMm,
                dataNotes.contains(FilamentColumns.DENSITY_OF_MATERIAL) ? null : densityGCm3,
                netWeightG,
                spoolWeightG,
                spoolType,
                isRefill,
                colorName,
                dataNotes.contains(FilamentColumns.COLOR_NOT_STATED) ? null : colorHexes,
                multiColorDirection,
                extruderTempC,
                extruderTempMinC,
                extruderTempMaxC,
                bedTempC,
                bedTempMinC,
                bedTempMaxC,
                maxDryTempC,
                finish,
                pattern,
                translucent,
                glow,
                traits,
                gtins,
                articleNumbers,
                discontinued);
    }
}
