package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.canonical.EmailKey;
import java.net.IDN;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 3.4, 11.5: one address has one key. */
class EmailKeyTest {

    @ParameterizedTest
    @CsvSource({
        "ada@xn--mller-kva.de, ada@müller.de",
        "ADA@XN--MLLER-KVA.DE, ada@Müller.de",
        "ada@mail.xn--mller-kva.xn--p1ai, ada@mail.müller.рф",
        "ada@xn--fiqs8s, ada@中国",
        "ada@xn--strae-oqa.de, ada@straße.de",
        "ada@xn--4gbrim.xn----rmckbbajlc6dj7bxne2c.xn--wgbh1c, ada@موقع.وزارة-الأتصالات.مصر"
    })
    void theAsciiFormOfADomainIsItsUnicodeForm(String ascii, String unicode) {
        assertThat(EmailKey.of(ascii)).isEqualTo(EmailKey.of(unicode)).isEqualTo(FoldedText.of(unicode));
    }

    /** Also with code points beyond the first plane, and as the JDK writes them. */
    @Test
    void everyLetterComesBack() {
        for (int c = 0xE0; c < 0x30000; c++) {
            var letter = Character.toString(c);
            if (Character.isLetter(c)
                    && Character.getType(c) != Character.SURROGATE
                    && FoldedText.of(letter).equals(letter)) {
                var domain = "a" + letter + "b" + letter + ".de";
                var ascii = ascii(domain);
                if (!ascii.isEmpty() && IDN.toUnicode(ascii).equals(domain)) {
                    assertThat(EmailKey.of("x@" + ascii)).as("U+%04X", c).isEqualTo("x@" + domain);
                }
            }
        }
    }

    @Test
    void otherDomainsStayOthers() {
        assertThat(EmailKey.of("a@straße.de")).isNotEqualTo(EmailKey.of("a@strasse.de"));
        assertThat(EmailKey.of("müller@b.de")).isNotEqualTo(EmailKey.of("muller@b.de"));
        assertThat(EmailKey.of("xn--mller-kva@b.de")).isEqualTo("xn--mller-kva@b.de");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@xn--.de",
                "a@xn--a.de",
                "a@xn--99999999.de",
                "a@xn--ü.de",
                "a@xn---.de",
                "xn--a",
                "@",
                "",
                "a@b@xn--0.de",
                "a@xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.de"
            })
    void whatMeansNothingStaysAndHarmsNobody(String address) {
        var key = EmailKey.of(address);
        assertThat(key).isEqualTo(FoldedText.of(address));
        assertThat(EmailKey.of(key)).isEqualTo(key);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
