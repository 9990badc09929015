package dev.perimeter.values;

import java.text.Normalizer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Text as it is stored: in one normal form, without white space around it, and without characters
 * that hide or turn text around.
 */
public final class CleanText {

    private static final int LENGTH_MAX = 100_000;
    private static final int WORDS_MAX = 200;
    /**
     * The limit of marks on one character, as in Unicode's Stream-Safe Text Format (UAX 15, 13).
     */
    private static final int MARKS_MAX = 30;

    private CleanText() {}

    /**
     * The fault of a text that cannot be normalized in time, or null. Long runs of marks take long.
     */
    public static @Nullable FieldFault faultOfForm(String text) {
        if (text.length() > LENGTH_MAX) {
            return FieldFault.of("fault.characters.max", "max", LENGTH_MAX);
        }
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            // Invisible characters between marks are removed later.
            marks = isMark(c) ? marks + 1 : InvisibleCharacters.isOne(c) ? marks : 0;
            if (marks > MARKS_MAX) {
                return FieldFault.of("fault.marks");
            }
        }
        return null;
    }

    /**
     * The text in NFC, stripped, and without invisible characters that mean nothing. Line ends are
     * \n where several lines are allowed. Null where nothing is left.
     */
    public static @Nullable String of(String text, boolean multiline) {
        var unified = multiline ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
        var clean = strip(Normalizer.normalize(InvisibleCharacters.withoutMeaningless(unified), Normalizer.Form.NFC));
        return clean.isEmpty() ? null : clean;
    }

    /**
     * Search words in their normal form; empty where they are no text, or longer than any stored
     * text.
     */
    public static String words(@Nullable String typed) {
        if (typed == null || faultOfForm(typed) != null) {
            return "";
        }
        var clean = of(typed, false);
        if (clean == null || clean.codePointCount(0, clean.length()) > WORDS_MAX || fault(clean, false) != null) {
            return "";
        }
        return clean;
    }

    /** The fault of a text with a character that is not allowed, or null. */
    public static @Nullable FieldFault fault(String text, boolean multiline) {
        var wrong = wrongCharacter(text, multiline);
        if (wrong.isEmpty()) {
            return null;
        }
        return wrong.getAsInt() == '\n' || wrong.getAsInt() == '\r'
                ? FieldFault.of("fault.one-line")
                : FieldFault.of("fault.character.not-allowed", "character", "U+%04X".formatted(wrong.getAsInt()));
    }

    static OptionalInt wrongCharacter(String text, boolean multiline) {
        return text.codePoints().filter(c -> !isAllowed(c, multiline)).findFirst();
    }

    public static boolean isAllowed(int c, boolean multiline) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> multiline && (c == '\n' || c == '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> multiline;
            case Character.SURROGATE -> false;
            default -> !InvisibleCharacters.turnsTextAround(c);
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /**
     * Unicode's property White_Space. Java's own tests leave out the no-break spaces or the
     * next-line character.
     */
    static boolean isWhiteSpace(int c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0x85 || Character.isSpaceChar(c);
    }

    /**
     * Removes white space and characters without width at both ends: a name of zero-width spaces is
     * no name.
     */
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isNothing(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && isNothing(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isNothing(int c) {
        return isWhiteSpace(c)
                || switch (c) {
                    // Only Hangul fillers and joiners are left; other invisible characters are
                    // removed by now.
                    case 0x115F, 0x1160, 0x200C, 0x200D -> true;
                    default -> false;
                };
    }
}
