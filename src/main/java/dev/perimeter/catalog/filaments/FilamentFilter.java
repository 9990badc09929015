package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.specs.ColorCodeFilter;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.Search;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, as keys (spec 3.4); empty, like null, looks for anything.
 *
 * @param q words that must all occur in name, maker, product, material, colour or article numbers
 * @param manufacturer the maker's whole name
 * @param material the material or its family, as in {@code petg}
 * @param color words of the colour's name, or the start of a code, as in {@code #c1121c}
 */
record FilamentFilter(
        String q,
        String manufacturer,
        String material,
        String color,
        @Nullable BigDecimal diameterMm) {

    static FilamentFilter of(
            String q,
            @Nullable String manufacturer,
            @Nullable String material,
            @Nullable String color,
            @Nullable BigDecimal diameterMm) {
        return new FilamentFilter(
                SearchKey.of(q),
                FoldedText.of(manufacturer == null ? "" : manufacturer),
                FoldedText.of(material == null ? "" : material),
                FoldedText.of(color == null ? "" : color),
                diameterMm == null ? null : diameterMm.stripTrailingZeros());
    }

    /** Two filters have the same scope only where they are equal: no parameter has a line end. */
    String scope(Member me) {
        return "filaments for %s%n%s%n%s%n%s%n%s%n%s"
                .formatted(me.company(), q, manufacturer, material, color, diameterMm);
    }

    String[] patterns() {
        return Search.patterns(q);
    }

    String[] colorPatterns() {
        return Search.patterns(ColorCodeFilter.isCode(color) ? "" : color);
    }

    String[] colorCodes() {
        return ColorCodeFilter.patterns(color);
    }
}
