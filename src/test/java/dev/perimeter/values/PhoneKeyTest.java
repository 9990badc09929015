package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.canonical.PhoneKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spec 11.4: phones are found without their punctuation. */
class PhoneKeyTest {

    private static final List<String> SAME = List.of(
            "+49 170 1234567",
            "0049 170 1234567",
            "+49 (0)170/123 45 67",
            "(+49) 170-1234567",
            "\uFF0B49 170 1234567",
            "+\u0664\u0669 170 1234567");

    @Test
    void oneNumberHasOneFormHoweverItIsWritten() {
        assertThat(SAME)
                .allSatisfy(phone -> assertThat(PhoneKey.stored(phone))
                        .containsExactly(PhoneKey.MARK + "491701234567", PhoneKey.MARK_OF_NATIONAL + "01701234567"));
        assertThat(PhoneKey.stored("0170 / 123 45 67")).containsExactly(PhoneKey.MARK + "01701234567");
        assertThat(PhoneKey.stored("extension")).isEmpty();
        assertThat(PhoneKey.stored("+1 (555) 010-2030"))
                .containsExactly(PhoneKey.MARK + "15550102030", PhoneKey.MARK_OF_NATIONAL + "05550102030");
        assertThat(PhoneKey.stored("+351 21 123"))
                .containsExactly(PhoneKey.MARK + "35121123", PhoneKey.MARK_OF_NATIONAL + "021123");
    }

    @Test
    void whoLooksForANumberFindsEachFormOfIt() {
        for (var sought : List.of("170 1234567", "1701234567", "0170-1234567", "+49 170 1234567", "0049 1701234567")) {
            for (var stored : List.of("+49 170 1234567", "0170 1234567")) {
                assertThat(finds(sought, stored)).as(sought + " in " + stored).isTrue();
            }
        }
        assertThat(finds("+43 170 1234567", "+49 170 1234567")).isFalse();
        assertThat(finds("0171 1234567", "+49 170 1234567")).isFalse();
    }

    @Test
    void whatIsNoNumberIsLeftToTheWords() {
        assertThat(List.of("12", "M\u00fcller 0170", "#1234", "3d-druck", ""))
                .allSatisfy(text -> assertThat(PhoneKey.sought(text)).isEmpty());
    }

    private static boolean finds(String sought, String stored) {
        var text = String.join("\n", PhoneKey.stored(stored));
        return PhoneKey.sought(sought).stream().anyMatch(text::contains);
    }
}
