package dev.perimeter.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacTest {

    /** RFC 4231, 4.3. */
    private static final String OF_JEFE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    /** FIPS 180-4, the first example of SHA-256. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final Hmac hmac = new Hmac("Jefe".getBytes(US_ASCII));

    @Test
    void isTheStandardOne() {
        assertThat(hex(hmac.of("what do ya want for nothing?".getBytes(US_ASCII))))
                .isEqualTo(OF_JEFE);
        assertThat(hex(Hmac.sha256("abc".getBytes(US_ASCII)))).isEqualTo(OF_ABC);
    }

    @Test
    void partsAreOneMessage() {
        assertThat(hex(hmac.of("what do ya ".getBytes(US_ASCII), "want for nothing?".getBytes(US_ASCII))))
                .isEqualTo(OF_JEFE);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
