package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomCasesTest {

    @Test
    void aFailureSaysTheCaseAndTheSeedThatRepeatsIt() {
        assertThatThrownBy(() -> RandomCases.each(
                        7,
                        100,
                        random -> random.nextInt(10),
                        number -> assertThat(number).isNotEqualTo(3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(" fails: 3")
                .hasMessageContaining("-Dperimeter.test.seed=7");
    }

    @Test
    void theSameSeedMakesTheSameCasesAndAllOfThemAreTried() {
        assertThat(made(1)).hasSize(500).isEqualTo(made(1)).isNotEqualTo(made(2));
    }

    /** What a property is to hold for is really among what is made. */
    @Test
    void objectsAndTextsAreOfEveryKind() {
        var objects = String.join("\n", made(3));
        assertThat(objects)
                .contains("\"name\":", "\"lines\":", ":null", ":[", ":{", "1e400", ":\"\"", "\\u0000", "{}")
                .containsPattern(":-?[0-9]{10,}")
                .containsPattern(":-?[0-9]+\\.[0-9]+");
        var random = new Random(3);
        var texts = new ArrayList<String>();
        RandomCases.each(3, 500, r -> NearlyJson.text(r, 30), texts::add);
        assertThat(texts).contains("").anyMatch(text -> text.length() == 30);
        assertThat(String.join("", texts))
                .containsPattern("\\p{Cc}")
                .containsPattern("[a-z]")
                .containsPattern("\\p{IsHan}")
                .containsPattern("[\\x{10000}-\\x{10FFFF}]");
        assertThat(NearlyJson.text(random, 0)).isEmpty();
    }

    private static List<String> made(long seed) {
        var made = new ArrayList<String>();
        RandomCases.each(seed, 500, NearlyJson::object, made::add);
        return made;
    }
}
