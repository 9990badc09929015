package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What e-mail addresses may be. */
@WebTest
class AddressTest {

    private final Wire wire;

    AddressTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org", "Ada.Lovelace+shop@EXAMPLE.org", "o'brien@example.org", "müller@straße.example",
                "用户@例え.jp", "a@b.c", "1@2.34", "a_b-c@xn--bcher-kva.example"
            })
    void anAddressIsTaken(String address) {
        assertThat(kept("email", address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "a@b@example.org",
                "a b@example.org",
                "ada@exa mple.org",
                "\"a b\"@example.org",
                "ada@[127.0.0.1]",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa_mple.org",
                "a(b)@example.org",
                "a,b@example.org",
                "a<b>@example.org",
                "a\\b@example.org",
                "a\uFF20b.example",
                "a:b@example.org"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThat(refusal("email", address)).isEqualTo("email: is not an e-mail address");
    }

    /** Spec 11.5: what came along when it was copied means nothing. */
    @Test
    void aMarkThatNobodySeesIsTakenOff() {
        assertThat(kept("email", "a\u200Bb@example.org")).isEqualTo("ab@example.org");
        assertThat(kept("email", "\uFEFFada@example.org\u200E")).isEqualTo("ada@example.org");
    }

    @Test
    void anAddressHasALength() {
        var domain = "d".repeat(63) + "." + "e".repeat(63) + "." + "f".repeat(57) + ".org";
        assertThat(kept("email", "a".repeat(64) + "@" + domain)).hasSize(254);
        assertThat(refusal("email", "a".repeat(64) + "@x" + domain)).isEqualTo("email: is not an e-mail address");
        assertThat(refusal("email", "a".repeat(65) + "@example.org")).isEqualTo("email: is not an e-mail address");
        assertThat(refusal("email", "a@" + "d".repeat(64) + ".org")).isEqualTo("email: is not an e-mail address");
        assertThat(refusal("email", "a@b.example\r\nBcc: c@d.example")).isEqualTo("email: must be one line");
    }

    private String refusal(String field, Object value) {
        var answer = post(field, value);
        assertThat(answer.outcome()).isEqualTo("400 invalid");
        assertThat(answer.fields()).hasSize(1);
        return answer.fields().getFirst();
    }

    private String kept(String field, String value) {
        var answer = post(field, value);
        assertThat(answer.outcome()).isEqualTo("201");
        return answer.json().get(field).asString();
    }

    private Wire.Answer post(String field, Object value) {
        var order = JsonMapper.shared().createObjectNode().put("name", "ab");
        order.set(field, JsonMapper.shared().valueToTree(value));
        return wire.post("/api/v1/orders", order.toString());
    }
}
