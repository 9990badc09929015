package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Currencies, time zones and amounts. */
@WebTest
class StandardsTest {

    private final Wire wire;

    StandardsTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "CHF", "XOF", "XAF", "XCD", "XPF", "XCG", "ZWG", "SLE", "VES", "TWD"})
    void aCurrencyInUseIsTaken(String code) {
        assertThat(kept("currency", code)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usd", "XXX", "XTS", "XAU", "XAG", "XDR", "XSU", "ZZZ", "DEM", "HRK", "BGN", "CHE", "USN", "EURO", "E"
            })
    void anyOtherCurrencyIsRefused(String code) {
        assertThat(refusal("currency", code)).startsWith("currency: is not a currency in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Vienna", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "US/Pacific"})
    void aRegionIsTaken(String zone) {
        assertThat(wire.post(
                                "/api/v1/orders",
                                "{\"name\":\"ab\",\"company\":{\"city\":\"Graz\",\"zone\":\"" + zone + "\"}}")
                        .outcome())
                .isEqualTo("201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Etc/Unknown",
                "Etc/GMT+5",
                "Etc/UTC",
                "+25:00",
                "+01:00",
                "Z",
                "GMT",
                "UTC+1",
                "CET",
                "EST5EDT",
                "SystemV/PST8",
                "EST5EDT,M3.2.0,M11.1.0",
                "../../etc",
                "Europe/../etc",
                "europe/vienna",
                "Europe/Atlantis",
                "Europe",
                "/"
            })
    void whatIsNoRegionIsRefused(String zone) {
        assertThat(wire.post(
                                "/api/v1/orders",
                                "{\"name\":\"ab\",\"company\":{\"city\":\"Graz\",\"zone\":\"" + zone + "\"}}")
                        .fields())
                .containsExactly("company.zone: is not a time zone (such as Europe/Berlin or UTC)");
    }

    /** As many as any currency has (spec 11.2); those of its own are checked where it is known. */
    @ParameterizedTest
    @CsvSource({
        "0, true",
        "-0, true",
        "0.1, true",
        "12.50, true",
        "1.100, true",
        "1e2, true",
        "999999999999.99, true",
        "1000000000000, false",
        "0.0001, true",
        "0.00001, false",
        "-0.01, false",
        "1e12, false",
        "1e-5, false"
    })
    void anAmountHasFourDecimalsAtMost(String amount, boolean taken) {
        var json = "{\"name\":\"ab\",\"lines\":[{\"description\":\"a\",\"quantity\":1,\"price\":" + amount + "}]}";
        assertThat(wire.post("/api/v1/orders", json).outcome()).isEqualTo(taken ? "201" : "400 invalid");
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
