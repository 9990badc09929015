package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ada@example.org|ADA@Example.ORG
            ada@example.org| ada@example.org\u3000
            ada lovelace|Ada\u00A0 \u2003Lovelace
            müller|mu\u0308ller
            acme|ＡＣＭＥ
            fi|ﬁ
            ω|Ω""")
    void sameness(String key, String text) {
        assertThat(FoldedText.of(text)).isEqualTo(key);
    }

    @Test
    void theKeyOfAKeyIsItself() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var key = FoldedText.of("a" + Character.toString(c) + "b");
            assertThat(FoldedText.of(key)).as("U+%04X", c).isEqualTo(key);
        }
    }
}
