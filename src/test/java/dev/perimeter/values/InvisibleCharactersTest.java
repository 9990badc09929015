package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 9.3, 11.5: what nobody sees makes no other name. */
class InvisibleCharactersTest {

    /** PropList.txt: Other_Default_Ignorable_Code_Point, and the blocks in which Unicode reserves code points for such characters. */
    private static final List<int[]> RESERVED = List.of(
            new int[] {0x034F, 0x034F},
            new int[] {0x115F, 0x1160},
            new int[] {0x17B4, 0x17B5},
            new int[] {0x2065, 0x2065},
            new int[] {0x3164, 0x3164},
            new int[] {0xFFA0, 0xFFA0},
            new int[] {0xFFF0, 0xFFF8},
            new int[] {0xE0000, 0xE0FFF});

    /** PropList.txt: Variation_Selector. */
    private static final List<int[]> SELECTORS =
            List.of(new int[] {0x180B, 0x180D}, new int[] {0x180F, 0x180F}, new int[] {0xFE00, 0xFE0F}, new int[] {
                0xE0100, 0xE01EF
            });

    /** PropList.txt: Prepended_Concatenation_Mark. They enclose the digits behind them, and are seen. */
    private static final Set<Integer> SEEN = Set.of(
            0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD);

    /** The derivation of UAX 44, from the JDK's general categories: a JDK with a newer Unicode tells when the ranges are old. */
    private static boolean isDefaultIgnorable(int c) {
        var isFormat = Character.getType(c) == Character.FORMAT
                && !(c >= 0xFFF9 && c <= 0xFFFB)
                && !(c >= 0x13430 && c <= 0x1343F)
                && !SEEN.contains(c);
        return isFormat || isIn(RESERVED, c) || isIn(SELECTORS, c);
    }

    private static boolean isIn(List<int[]> ranges, int c) {
        return ranges.stream().anyMatch(range -> c >= range[0] && c <= range[1]);
    }

    private static IntStream all() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(InvisibleCharactersTest::isDefaultIgnorable);
    }

    @Test
    void theyAreThoseThatUnicodeSays() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(InvisibleCharacters::isOne))
                .containsExactlyElementsOf(() -> all().iterator());
    }

    @Test
    void noneOfThemMakesAnotherKeyWhereverItStands() {
        all().forEach(c -> {
            var mark = Character.toString(c);
            for (var twin : List.of(
                    "PLA Pro",
                    "pla" + mark + " pro",
                    mark + "PLA Pro" + mark,
                    "P" + mark + mark + "LA Pro",
                    "PLA " + mark + " Pro")) {
                assertThat(FoldedText.of(twin)).as("U+%04X", c).isEqualTo("pla pro");
            }
            assertThat(FoldedText.of("mu" + mark + "\u0308ller"))
                    .as("U+%04X", c)
                    .isEqualTo("müller");
            assertThat(FoldedText.of(mark + " " + mark)).as("U+%04X", c).isEmpty();
        });
    }

    /** Between Latin letters only joiners are left, which writers of other languages type; no key has them. */
    @Test
    void noneOfThemIsKeptInAnOrdinaryNameButJoiners() {
        all().forEach(c -> {
            var clean = CleanText.of("PLA" + Character.toString(c) + "Pro", false);
            assertThat(InvisibleCharacters.withoutAny("+49" + Character.toString(c) + " 170"))
                    .as("U+%04X", c)
                    .isEqualTo("+49 170");
            if (c != 0x200C && c != 0x200D) {
                assertThat(clean).as("U+%04X", c).isEqualTo("PLAPro");
            }
        });
        assertThat(CleanText.of("PLA\u200D Pro\u200C", false)).isEqualTo("PLA Pro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDC69\u200D\uD83D\uDE80",
                "\u2764\uFE0F\u200D\uD83D\uDD25",
                "1\uFE0F\u20E3",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
                "\u0915\u094D\u200D\u0937",
                "\u845B\uDB40\uDD00",
                "\u182A\u180B"
            })
    void whatMeansSomethingStays(String text) {
        assertThat(CleanText.of(text, false)).isEqualTo(text);
    }

    /** They are taken off before the text is brought into a normal form, which takes long for heaps of marks. */
    @Test
    void theyHideNoHeapOfMarks() {
        assertThat(CleanText.faultOfForm("a" + ("\u0301".repeat(30) + "\u200B").repeat(2)))
                .isNotNull();
    }
}
