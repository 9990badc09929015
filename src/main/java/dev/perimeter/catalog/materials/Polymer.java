package dev.perimeter.catalog.materials;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The base polymers that a material's name may begin with: PETG-CF10 and petg+ are PETG. */
public final class Polymer {

    private static final Set<String> KNOWN = Set.of(
            "ABS", "ASA", "BVOH", "CPE", "HIPS", "PA", "PA6", "PA11", "PA12", "PC", "PCL", "PCTG", "PEEK", "PEI",
            "PEKK", "PET", "PETG", "PHA", "PLA", "POM", "PP", "PPA", "PPS", "PVA", "PVB", "PVDF", "TPE", "TPU");

    private static final Pattern BASE = Pattern.compile("[A-Z0-9]+");

    private Polymer() {}

    /** Nothing where it is not one of the well-known ones. */
    public static Optional<String> of(String material) {
        var base = BASE.matcher(material.toUpperCase(Locale.ROOT));
        return base.lookingAt() ? Optional.of(base.group()).filter(KNOWN::contains) : Optional.empty();
    }
}
