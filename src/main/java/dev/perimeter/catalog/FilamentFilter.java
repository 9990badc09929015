package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.CatalogText;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; null looks for anything.
 *
 * @param q words that must all occur in name, maker, product, material, colour or article numbers
 * @param manufacturer the maker's whole name, any case
 * @param material the material or its family, as in {@code PETG}
 * @param color words of the colour's name, or the start of a code, as in {@code #C1121C}
 */
record FilamentFilter(
        @Nullable String q,
        @Nullable String manufacturer,
        @Nullable String material,
        @Nullable String color,
        @Nullable BigDecimal diameterMm) {

    static final FilamentFilter ANY = new FilamentFilter(null, null, null, null, null);

    String[] patterns() {
        return CatalogText.patterns(q == null ? "" : q);
    }

    @Nullable
    String manufacturerKey() {
        return manufacturer == null ? null : CatalogText.key(manufacturer);
    }

    @Nullable
    String materialKey() {
        return material == null ? null : CatalogText.key(material);
    }

    String[] colorPatterns() {
        return CatalogText.patterns(color == null || isCode(color) ? "" : color);
    }

    @Nullable
    String colorCode() {
        return color != null && isCode(color) ? color.strip().toUpperCase(Locale.ROOT) : null;
    }

    private static boolean isCode(String color) {
        return color.strip().startsWith("#");
    }
}
