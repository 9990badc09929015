package dev.perimeter.catalog.duplicates;

import dev.perimeter.values.FoldedText;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of a name when its spelling does not count (spec 9.3): likely duplicates have the
 * same.
 */
public final class DuplicateKey {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}+]+");

    /** Two spellings of one word, which makers use both. */
    private static final Map<String, String> SPELLINGS = Map.of("grey", "gray", "aluminium", "aluminum");

    private static final Set<String> SAYS_NOTHING = Set.of("filament", "filaments", "3d", "printer");

    private DuplicateKey() {}

    /** Letters and digits alone: "Bambu Lab" is "bambulab". Of a name without any, the name. */
    public static String maker(String manufacturer) {
        return joined(manufacturer);
    }

    /** As with makers, and gray is grey. */
    public static String color(String colorName) {
        var color = joined(colorName);
        for (var spelling : SPELLINGS.entrySet()) {
            color = color.replace(spelling.getKey(), spelling.getValue());
        }
        return color;
    }

    /**
     * The words in the order of the alphabet, without those of the maker and the material: "Bambu
     * Lab PLA Basic" is "basic".
     */
    public static String product(String product, String... otherNames) {
        var known = Stream.of(otherNames).flatMap(DuplicateKey::words).collect(Collectors.toSet());
        return words(product)
                .filter(word -> !known.contains(word) && !SAYS_NOTHING.contains(word))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /**
     * A printer's model without its maker's name: "Prusa MK4" of Prusa Research is "mk4", as "MK-4"
     * is. Never empty.
     */
    public static String model(String model, String manufacturer) {
        var known = words(manufacturer).collect(Collectors.toSet());
        var own = words(model).filter(word -> !known.contains(word)).collect(Collectors.joining());
        return own.isEmpty() ? joined(model) : own;
    }

    private static String joined(String text) {
        var joined = words(text).collect(Collectors.joining()).replace("+", "");
        return joined.isEmpty() ? FoldedText.of(text) : joined;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(FoldedText.of(text))).filter(word -> !word.isEmpty());
    }
}
