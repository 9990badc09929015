package dev.perimeter.values.canonical;

import dev.perimeter.values.FoldedText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The form in which texts are searched and sorted: as {@link FoldedText}, and without accents. So
 * {@code muller} finds Müller, {@code STRASSE} finds Straße, and Änne stands beside Anton (spec
 * 11.4). Names that differ in an accent are no duplicates: whether two are the same is for {@code
 * FoldedText}. The function {@code gate.unaccented} of the database does the same.
 */
public final class SearchKey {

    /** Marks of Latin, Greek and Cyrillic; what other scripts have above a letter is no accent. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private static final Pattern SPECIAL =
            Pattern.compile("[\u00DF\u00E6\u0153\u00F8\u0142\u0111\u00F0\u00FE\u0127\u0131\u0167]");

    private SearchKey() {}

    public static String of(String text) {
        return unaccented(FoldedText.of(text));
    }

    static String unaccented(String folded) {
        if (folded.chars().allMatch(c -> c < 0x80)) {
            return folded;
        }
        var bare = ACCENTS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD))
                .replaceAll("");
        var plain =
                SPECIAL.matcher(bare).replaceAll(letter -> plain(letter.group().charAt(0)));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** Letters that are typed as others where a keyboard lacks them, and have no decomposition. */
    private static String plain(char letter) {
        return switch (letter) {
            case '\u00DF' -> "ss";
            case '\u00E6' -> "ae";
            case '\u0153' -> "oe";
            case '\u00F8' -> "o";
            case '\u0142' -> "l";
            case '\u0111', '\u00F0' -> "d";
            case '\u00FE' -> "th";
            case '\u0127' -> "h";
            case '\u0131' -> "i";
            case '\u0167' -> "t";
            default -> String.valueOf(letter);
        };
    }
}
