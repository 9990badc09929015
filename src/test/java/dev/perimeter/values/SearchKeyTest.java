package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.canonical.SearchKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec 11.4: what finds what. */
class SearchKeyTest {

    @ParameterizedTest
    @CsvSource({
        "muller, M\u00fcller",
        "muller, Mu\u0308ller",
        "strasse, Stra\u00dfe",
        "strasse, STRASSE",
        "strasse, STRA\u1e9eE",
        "istanbul, \u0130stanbul",
        "istanbul, ISTANBUL",
        "isparta, \u0131sparta",
        "acme, \uff21\uff23\uff2d\uff25",
        "lodz, \u0141\u00f3d\u017a",
        "aerosmith, \u00c6rosmith",
        "orsted, \u00d8rsted",
        "dakovo, \u0110akovo",
        "thor, \u00de\u00f3r",
        "oeuvre, \u0152uvre",
        "nguyen, Nguy\u1ec5n",
        "\u03b1\u03b8\u03b7\u03bd\u03b1, \u0391\u03b8\u03ae\u03bd\u03b1",
        "\uac00\ub098, \uac00\ub098",
        "\u304c, \u304c",
        "\u0939\u093f\u0902\u0926\u0940, \u0939\u093f\u0902\u0926\u0940"
    })
    void sameness(String key, String text) {
        assertThat(SearchKey.of(text)).isEqualTo(key);
    }

    @Test
    void theKeyOfAKeyIsItself() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var key = SearchKey.of("a" + Character.toString(c) + "b");
            assertThat(SearchKey.of(key)).as("U+%04X", c).isEqualTo(key);
        }
    }

    /** What is the same is found by the same. */
    @Test
    void equalTextsHaveEqualKeys() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var text = Character.toString(c);
            assertThat(SearchKey.of(FoldedText.of(text))).as("U+%04X", c).isEqualTo(SearchKey.of(text));
        }
    }
}
