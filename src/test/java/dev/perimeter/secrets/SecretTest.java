package dev.perimeter.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    /** 32 bytes of zero. */
    private static final Secret ZERO = Secret.parse("A".repeat(43));

    /** Computed with: printf 'role postgres' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00...00 */
    private static final String PASSWORD_OF_POSTGRES =
            "cc221c4a182961e84243d1592c5bc672742e177c2a4c47576a812d3888293de1";

    @Test
    void aPasswordIsTheHmacOfTheRole() {
        assertThat(ZERO.password("postgres")).isEqualTo(PASSWORD_OF_POSTGRES);
        assertThat(ZERO.derive("role postgres")).isEqualTo(HexFormat.of().parseHex(PASSWORD_OF_POSTGRES));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() {
        assertThat(ZERO.derive("invite codes")).isNotEqualTo(ZERO.derive("sessions"));
        assertThat(ZERO.derive("sessions")).isNotEqualTo(Secret.random().derive("sessions"));
    }

    @Test
    void readsWhatItWrites() {
        Secret secret = Secret.random();
        assertThat(Secret.parse(secret.text()).password("x")).isEqualTo(secret.password("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ", "not/base64+url/not/base64+url/not/base64+url/"})
    void refusesAnythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Secret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .containsAnyOf("shorter than 32 bytes", "not base64url")
                .doesNotContain("/");
    }

    @Test
    void isNotShownByMistake() {
        assertThat(ZERO).hasToString("Secret[hidden]");
    }
}
