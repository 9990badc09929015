package dev.perimeter.catalog.materials;

import dev.perimeter.catalog.specs.StarterSet;
import dev.perimeter.values.FoldedText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Densities of materials in general, in g/cm3: those of the generic filaments in the starter set.
 */
public final class Density {

    private static final Map<String, BigDecimal> BY_MATERIAL = StarterSet.rows(StarterSet.FILAMENTS)
            .collect(Collectors.toMap(
                    row -> FoldedText.of(row.path("material").asString()), Density::density, (first, _) -> first));

    private Density() {}

    /** Of the material itself, else of its base polymer. */
    public static Optional<BigDecimal> of(String material) {
        return Optional.ofNullable(BY_MATERIAL.get(FoldedText.of(material)))
                .or(() -> Polymer.of(material).map(polymer -> BY_MATERIAL.get(FoldedText.of(polymer))));
    }

    private static BigDecimal density(JsonNode row) {
        return new BigDecimal(row.path("density_g_cm3").asString());
    }
}
