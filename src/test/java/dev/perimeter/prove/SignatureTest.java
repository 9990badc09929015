package dev.perimeter.prove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report that was signed once is verified by every later version. */
class SignatureTest {

    private static final byte[] SEED =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    /** Signed by version 0.1.0, whose key came from the generator of the JDK. */
    private static final byte[] REPORT = "{\"verdict\":\"HELD\"}".getBytes(UTF_8);

    private static final String PUBLIC_KEY = "MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=";
    private static final String SIGNED =
            "sbA5CC8x7e3Cx/JHF1mumkZoRa1Y4CYIxZHf8JKnntbkjPSG61W5kwNVAVrRBuVIK7jAmSVWqGsz0iOlkiHOCQ==";

    @Test
    void keysAndSignaturesStayAsTheyWere() {
        var signature = new Signature(SEED);
        assertThat(signature.publicKey()).isEqualTo(PUBLIC_KEY);
        assertThat(signature.sign(REPORT)).isEqualTo(SIGNED);
        assertThat(Signature.isGood(PUBLIC_KEY, REPORT, SIGNED)).isTrue();
    }

    /** RFC 8032, 7.1, test 1: the empty message. */
    @Test
    void signsAsTheStandardDoes() {
        var signature = new Signature(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(HexFormat.of()
                        .formatHex(Base64.getDecoder().decode(signature.publicKey()))
                        .substring(24))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(signature.sign(new byte[0]))))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void anotherMessageOrKeyIsNotGood() {
        assertThat(Signature.isGood(PUBLIC_KEY, "{}".getBytes(UTF_8), SIGNED)).isFalse();
        assertThat(Signature.isGood(new Signature(new byte[32]).publicKey(), REPORT, SIGNED))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64", "AAAA", "MCowBQYDK2VwAyEAA6EHv"})
    void whatIsNoKeyOrSignatureIsNotGood(String text) {
        assertThat(Signature.isGood(text, REPORT, SIGNED)).isFalse();
        assertThat(Signature.isGood(PUBLIC_KEY, REPORT, text)).isFalse();
    }
}
