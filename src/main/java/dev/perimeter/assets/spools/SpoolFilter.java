package dev.perimeter.assets.spools;

import dev.perimeter.catalog.specs.ColorCodeFilter;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.WireWord;
import dev.perimeter.web.lists.Search;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; null, and an empty text, for everything.
 *
 * @param low whether the spool is usable and its filament low, over all its spools (spec 12.9)
 * @param material the key of a material or a family, as in {@code petg}
 * @param color the key of words of the colour's name, or of the start of a code, as in
 *     {@code #c1121c}
 */
public record SpoolFilter(
        Spool.@Nullable Status status,
        @Nullable Boolean low,
        @Nullable UUID filamentId,
        String material,
        String color,
        Search q) {

    static SpoolFilter of(
            Spool.@Nullable Status status,
            @Nullable Boolean low,
            @Nullable UUID filamentId,
            @Nullable String material,
            @Nullable String color,
            Search q) {
        return new SpoolFilter(
                status,
                low,
                filamentId,
                FoldedText.of(material == null ? "" : material),
                FoldedText.of(color == null ? "" : color),
                q);
    }

    String[] colorWords() {
        return Search.patterns(ColorCodeFilter.isCode(color) ? "" : color);
    }

    String[] colorCodes() {
        return ColorCodeFilter.patterns(color);
    }

    /** What a list is sorted by; within the same, by number. */
    public enum Sort implements WireWord {
        NUMBER,
        /** What is left: usable spools first, those with the least at the beginning. */
        LEFT,
        MATERIAL,
        /** Spools without a place come last. */
        PLACE,
        FILAMENT;
    }
}
