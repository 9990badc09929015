package dev.perimeter.values;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which texts are compared: without regard to case, white space, Unicode form (spec
 * 3.4) and invisible characters (spec 9.3).
 */
public final class FoldedText {

    private FoldedText() {}

    /**
     * Unifies compatibility forms and white space, and turns letters to lower case. Folding twice
     * changes nothing.
     */
    public static String of(String text) {
        var unified = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var small = oneSpace(unified).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(small, Normalizer.Form.NFKC);
    }

    private static String oneSpace(String text) {
        var key = new StringBuilder(text.length());
        var pending = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            if (CleanText.isWhiteSpace(c)) {
                pending = !key.isEmpty();
            } else if (!InvisibleCharacters.isOne(c)) {
                if (pending) {
                    key.append(' ');
                    pending = false;
                }
                key.appendCodePoint(c);
            }
        }
        return key.toString();
    }
}
