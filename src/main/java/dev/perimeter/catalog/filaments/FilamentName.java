package dev.perimeter.catalog.filaments;

import dev.perimeter.values.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The name of a filament: what an entry is called, and what people see of it on one line. */
final class FilamentName {

    private static final int CHARACTERS_MAX = 200;
    private static final int KEY_BYTES_MAX = 600;

    private FilamentName() {}

    /**
     * One line, as in "Prusament PLA Galaxy Black". Many names begin with their maker and hold
     * their material, which are not repeated then.
     */
    static String of(String manufacturer, String name, String material) {
        var words = " " + FoldedText.of(name) + " ";
        var made = words.startsWith(" " + FoldedText.of(manufacturer) + " ") ? name : manufacturer + " " + name;
        return words.contains(" " + FoldedText.of(material) + " ") ? made : made + ", " + material;
    }

    /**
     * The name of an entry that was given none: product and color, as most entries have it. The
     * product alone where both together are too long.
     */
    static String standard(String product, String colorName) {
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
