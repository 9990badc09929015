package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.specs.SpecField;
import java.util.List;

/** The fields of filaments in the order in which people are asked for them. */
final class FilamentFields {

    /**
     * What everybody knows. Programs may leave out the code of the color; people are asked for it.
     */
    static final List<SpecField> MAIN = SpecField.of(FilamentDraft.class, """
                    manufacturer product material colorName colorHexes diameterMm netWeightG spoolWeightG
                    """).stream()
            .map(field -> field.name().equals("colorHexes") ? field.needed() : field)
            .toList();

    /** What stands in data sheets. */
    static final List<SpecField> MORE = SpecField.of(FilamentDraft.class, """
                    name materialFamily isRefill spoolType densityGCm3 diameterToleranceMm
                    extruderTempC extruderTempMinC extruderTempMaxC bedTempC bedTempMinC bedTempMaxC maxDryTempC
                    fill finish pattern multiColorDirection translucent glow traits gtins articleNumbers discontinued
                    """);

    private FilamentFields() {}
}
