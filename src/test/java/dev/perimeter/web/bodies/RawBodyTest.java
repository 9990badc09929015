package dev.perimeter.web.bodies;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.WebTest;
import dev.perimeter.web.Wire;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class RawBodyTest {

    private static final String ORDERS = "/api/v1/orders";
    private static final int MEGABYTE = 1024 * 1024;

    private final Wire wire;

    RawBodyTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[{}]",
                "3",
                "null",
                "\"x\"",
                "{",
                "{]",
                "{}{}",
                "{} 1",
                "{} x",
                "{'name': 1}",
                "{name: 1}",
                "{\"name\": NaN}",
                "{\"name\": Infinity}",
                "{\"name\": +1}",
                "{\"name\": 01}",
                "{\"name\": .5}",
                "{\"name\": 1e400}",
                "{\"name\": 1e1000000}",
                "{\"name\": 1e99999999999}",
                "{\"name\": 1e-400}",
                "{\"x\": [1, {\"y\": -1e400}]}",
                "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"x\": {\"a\": 1, \"a\": 1}}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\x\"}",
                "{} // hello",
                "{\"name\": 1,}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        assertThat(wire.post(ORDERS, body).outcome()).isEqualTo("400 malformed");
    }

    @Test
    void whatIsTooDeepOrTooLongANumberIsMalformed() {
        var deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(wire.post(ORDERS, deep).outcome()).isEqualTo("400 malformed");
        assertThat(wire.post(ORDERS, "{\"x\": " + "1".repeat(101) + "}").outcome())
                .isEqualTo("400 malformed");
        assertThat(wire.post(ORDERS, "{\"x\": " + "1".repeat(100) + "}").outcome())
                .isEqualTo("400 unknown-field");
    }

    @Test
    void thousandsOfFaultsGetAShortAnswer() {
        var fields = IntStream.range(0, 20_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));
        var answer = wire.post(ORDERS, "{" + fields + "}");
        assertThat(answer.outcome()).isEqualTo("400 unknown-field");
        assertThat(answer.fields()).hasSize(100);
    }

    @Test
    void otherEncodingsAreMalformed() {
        assertThat(sent("{\"name\": \"ab\"}".getBytes(UTF_16), "application/json"))
                .isEqualTo("400 malformed");
        assertThat(sent("\uFEFF{\"name\": \"ab\"}".getBytes(UTF_8), "application/json"))
                .isEqualTo("400 malformed");
        assertThat(sent(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, "application/json"))
                .isEqualTo("400 malformed");
        assertThat(sent(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}, "application/json"))
                .isEqualTo("400 malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                         | 201
            Application/JSON;Charset=UTF-8           | 201
            application/json; charset="utf-8"        | 201
            application/json; charset=utf-16         | 415 unsupported-media-type
            application/json; charset=iso-8859-1     | 415 unsupported-media-type
            application/json; version=2              | 415 unsupported-media-type
            text/plain                               | 415 unsupported-media-type
            text/json                                | 415 unsupported-media-type
            application/xml                          | 415 unsupported-media-type
            application/x-www-form-urlencoded        | 415 unsupported-media-type
            multipart/form-data; boundary=x          | 415 unsupported-media-type
            application/merge-patch+json             | 415 unsupported-media-type
            nonsense                                 | 415 unsupported-media-type
            """)
    void onlyJsonIsTaken(String type, String outcome) {
        assertThat(sent("{\"name\": \"ab\"}".getBytes(UTF_8), type)).isEqualTo(outcome);
    }

    @Test
    void compressedBodiesAndThoseWithoutATypeAreNotTaken() {
        var json = "{\"name\": \"ab\"}".getBytes(UTF_8);
        assertThat(wire.send("POST", ORDERS, json, "Content-Type", "application/json", "Content-Encoding", "gzip")
                        .outcome())
                .isEqualTo("415 unsupported-media-type");
        assertThat(wire.send("POST", ORDERS, json).outcome()).isEqualTo("415 unsupported-media-type");
    }

    @Test
    void aMegabyteIsTakenAndOneByteMoreIsNot() {
        var just = "{\"x\": \"" + "a".repeat(MEGABYTE - 9) + "\"}";
        assertThat(wire.post(ORDERS, just).outcome()).isEqualTo("400 unknown-field");
        assertThat(wire.post(ORDERS, just + " ").outcome()).isEqualTo("413 too-large");
    }

    private String sent(byte[] body, String type) {
        return wire.send("POST", ORDERS, body, "Content-Type", type).outcome();
    }
}
