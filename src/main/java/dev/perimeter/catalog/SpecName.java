package dev.perimeter.catalog;

import dev.perimeter.values.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The name of a filament that was given none, as most of the catalog's have it: product and colour. */
final class SpecName {

    private static final int CHARACTERS_MAX = 200;
    private static final int KEY_BYTES_MAX = 600;

    private SpecName() {}

    /** The product alone where both together are too long for a name. */
    static String of(String product, String colorName) {
        var name = contains(colorName, product) ? colorName : product + " " + colorName;
        return fits(name) ? name : product;
    }

    private static boolean contains(String colorName, String product) {
        return colorName.toLowerCase(Locale.ROOT).contains(product.toLowerCase(Locale.ROOT));
    }

    private static boolean fits(String name) {
        return name.codePointCount(0, name.length()) <= CHARACTERS_MAX
                && FoldedText.of(name).getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX;
    }
}
