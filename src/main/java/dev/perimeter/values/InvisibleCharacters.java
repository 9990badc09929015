package dev.perimeter.values;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Characters without a glyph: Unicode's property Default_Ignorable_Code_Point (UAX 44,
 * DerivedCoreProperties.txt), which the JDK does not know. Two texts that differ in them alone look
 * equal. So they are ignored in comparisons (spec 9.3), and stored only where they mean something.
 */
public final class InvisibleCharacters {

    /**
     * The first and the last code point of each range. Unicode keeps the property stable for
     * unassigned code points.
     */
    private static final int[] RANGES = {
        0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F,
        0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8,
        0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    /**
     * Scripts with variants of letters that a variation selector chooses
     * (StandardizedVariants.txt).
     */
    private static final Set<UnicodeScript> WITH_VARIANTS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.PHAGS_PA,
            UnicodeScript.MYANMAR,
            UnicodeScript.MANICHAEAN);

    /** Flags of regions consist of this flag and tags after it. */
    private static final int BLACK_FLAG = 0x1F3F4;

    /** A key around the character before. */
    private static final int KEYCAP = 0x20E3;

    private InvisibleCharacters() {}

    static boolean isOne(int c) {
        for (int i = 0; i < RANGES.length; i += 2) {
            if (c <= RANGES[i + 1]) {
                return c >= RANGES[i];
            }
        }
        return false;
    }

    /**
     * The text without invisible characters that come along when pasting and mean nothing where
     * they stand (spec 11.5).
     */
    public static String withoutMeaningless(String text) {
        if (text.codePoints().noneMatch(InvisibleCharacters::isOne)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int last = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            var end = i + Character.charCount(c);
            var next = end < text.length() ? text.codePointAt(end) : ' ';
            if (!isOne(c) || meansSomething(last, c, next)) {
                kept.appendCodePoint(c);
                last = c;
            }
        }
        return kept.toString();
    }

    /** The text without any of them, as phone numbers and codes are kept. */
    public static String withoutAny(String text) {
        if (text.codePoints().noneMatch(InvisibleCharacters::isOne)) {
            return text;
        }
        var seen = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isOne(c)).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    /** Embeddings, overrides and isolates (UAX 9) let a name read as another. */
    public static boolean turnsTextAround(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean meansSomething(int before, int c, int next) {
        if (c == 0x200C || c == 0x200D) {
            return (isSeen(before) || isVariationSelector(before)) && isSeen(next);
        }
        if (isVariationSelector(c)) {
            return isSeen(before) && (isOnKey(before) ? next == KEYCAP : hasVariants(before));
        }
        if (isTag(c)) {
            return before == BLACK_FLAG || isTag(before);
        }
        if (c == 0x180E) {
            return UnicodeScript.of(before) == UnicodeScript.MONGOLIAN;
        }
        // A filler takes the place of a missing part of a Hangul syllable.
        return (c == 0x115F || c == 0x1160) && (isPartOfSyllable(before) || isPartOfSyllable(next));
    }

    private static boolean isSeen(int c) {
        return !isOne(c) && !CleanText.isWhiteSpace(c) && !Character.isISOControl(c);
    }

    /** Digits and the like are emoji on a key alone; elsewhere they are digits. */
    private static boolean isOnKey(int c) {
        return c < 0x80 && Character.isEmoji(c);
    }

    private static boolean hasVariants(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL -> true;
            default -> Character.isEmoji(c) || WITH_VARIANTS.contains(UnicodeScript.of(c));
        };
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180D || c == 0x180F;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean isPartOfSyllable(int c) {
        return !isOne(c) && UnicodeBlock.of(c) == UnicodeBlock.HANGUL_JAMO;
    }
}
