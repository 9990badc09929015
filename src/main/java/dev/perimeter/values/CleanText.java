package dev.perimeter.values;

import java.text.Normalizer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Text as it is kept: one normal form, nothing around it, nothing in it that hides or that turns it around. */
public final class CleanText {

    private static final int LENGTH_MAX = 100_000;
    private static final int WORDS_MAX = 200;
    /** Marks on one character; Unicode's Stream-Safe Text Format (UAX 15, 13) has the same limit. */
    private static final int MARKS_MAX = 30;

    private CleanText() {}

    /** The reason why the text cannot be brought into a normal form, or null: that takes long for heaps of marks. */
    public static @Nullable FieldFault faultOfForm(String text) {
        if (text.length() > LENGTH_MAX) {
            return FieldFault.of("fault.characters.max", "max", LENGTH_MAX);
        }
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            // Invisible ones between them are taken off later.
            marks = isMark(c) ? marks + 1 : InvisibleCharacters.isOne(c) ? marks : 0;
            if (marks > MARKS_MAX) {
                return FieldFault.of("fault.marks");
            }
        }
        return null;
    }

    /** NFC, stripped, without invisible marks that mean nothing, line ends as \n where there may be several lines; null when nothing is left. */
    public static @Nullable String of(String text, boolean multiline) {
        var unified = multiline ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
        var clean = strip(Normalizer.normalize(InvisibleCharacters.withoutMeaningless(unified), Normalizer.Form.NFC));
        return clean.isEmpty() ? null : clean;
    }

    /** What somebody typed to look for something, in its normal form; empty where it is no text, or longer than any that is kept. */
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

    /** The reason why the text cannot be taken, or null. */
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

    /** Unicode's property White_Space; Java's own tests leave out the no-break spaces or the next-line character. */
    static boolean isWhiteSpace(int c) {
        return (c >= 0x09 && c <= 0x0D) || c == 0x85 || Character.isSpaceChar(c);
    }

    /** Takes white space off both ends, and what has no width there: a name of zero-width spaces is no name. */
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
                    // Hangul fillers and joiners; other invisible marks are gone by now.
                    case 0x115F, 0x1160, 0x200C, 0x200D -> true;
                    default -> false;
                };
    }
}
