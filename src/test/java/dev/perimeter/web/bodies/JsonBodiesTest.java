package dev.perimeter.web.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.Shop;
import dev.perimeter.web.WebTest;
import dev.perimeter.web.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class JsonBodiesTest {

    private final Wire wire;

    JsonBodiesTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void aWholeOrderArrivesAsItWasSent() {
        var json = """
                {"name": " Bracket ", "notes": "one\\r\\ntwo", "email": "ada@example.org", "currency": "EUR",
                 "state": "in_production", "dueOn": "2026-02-28", "customerId": "01990000-0000-7000-8000-000000000001",
                 "serial": 9007199254740993, "urgent": true, "company": {"city": "Graz", "zone": "Europe/Vienna"},
                 "lines": [{"description": "M3", "quantity": 3, "price": 12.50}], "tags": ["a"],
                 "permissions": {"ordersView": true}, "extra": {"any": [1, "x"]}}""";
        var answer = wire.post("/api/v1/orders", json);
        assertThat(answer.outcome()).isEqualTo("201");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/orders/" + Shop.KNOWN);
        assertThat(answer.http().body())
                .contains("\"name\":\"Bracket\"", "\"notes\":\"one\\ntwo\"", "\"state\":\"in_production\"")
                .contains("\"serial\":9007199254740993", "\"price\":12.50", "\"extra\":{\"any\":[1,\"x\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": 3}                                  | 400 malformed     | name: must be text
            {"name": "ab", "serial": "3"}                | 400 malformed     | serial: must be a whole number
            {"name": "ab", "serial": 1.0}                | 400 malformed     | serial: must be a whole number
            {"name": "ab", "serial": 1e2}                | 400 malformed     | serial: must be a whole number
            {"name": "ab", "serial": true}               | 400 malformed     | serial: must be a whole number
            {"name": "ab", "serial": 9223372036854775808} | 400 invalid      | serial: must be between -9223372036854775808 and 9223372036854775807
            {"name": "ab", "urgent": 1}                  | 400 malformed     | urgent: must be true or false
            {"name": "ab", "urgent": "true"}             | 400 malformed     | urgent: must be true or false
            {"name": "ab", "lines": {}}                  | 400 malformed     | lines: must be a list
            {"name": "ab", "lines": [3]}                 | 400 malformed     | lines[0]: must be an object
            {"name": "ab", "lines": [null]}              | 400 invalid       | lines[0]: is required
            {"name": "ab", "company": []}                | 400 malformed     | company: must be an object
            {"name": "ab", "permissions": {"a": "true"}} | 400 malformed     | permissions.a: must be true or false
            {"name": "ab", "permissions": {"a": null}}   | 400 invalid       | permissions.a: is required
            {"name": "ab", "companyId": "x"}             | 400 unknown-field | companyId: is not a known field
            {"name": "ab", "company": {"city": "Graz", "role": 1}} | 400 unknown-field | company.role: is not a known field
            {"name": "ab", "state": "IN_PRODUCTION"}     | 400 invalid       | state: must be one of ready, in_production, 11-50
            {"name": "ab", "dueOn": "2026-02-30"}        | 400 invalid       | dueOn: is not a day of the calendar
            {"name": "ab", "dueOn": "0000-01-01"}        | 400 invalid       | dueOn: is not a date (YYYY-MM-DD)
            {"name": "ab", "dueOn": "+10000-01-01"}      | 400 invalid       | dueOn: is not a date (YYYY-MM-DD)
            {"name": "ab", "customerId": "1-1-1-1-1"}    | 400 invalid       | customerId: is not an id
            {"name": "ab", "tags": [""]}                 | 400 invalid       | tags[0]: is required
            {"name": "ab", "tags": ["a", "aaaaaaaaaaa"]} | 400 invalid       | tags[1]: must have at most 10 characters
            {"name": "ab", "company": {}}                | 400 invalid       | company.city: is required
            {}                                           | 400 invalid       | name: is required
            {"name": null}                               | 400 invalid       | name: is required
            {"name": "   "}                              | 400 invalid       | name: is required
            {"name": "a"}                                | 400 invalid       | name: must have at least 2 characters
            """)
    void aFaultIsNamedByItsKindAndPath(String json, String outcome, String field) {
        var answer = wire.post("/api/v1/orders", json);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.fields()).containsExactly(field);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var json = """
                {"name": "a", "role": "owner", "serial": "3", "company": {"city": "G", "zone": "Mars/Base", "x": 1},
                 "lines": [{"description": "M3", "quantity": 0}, {"quantity": 1, "price": 0.00001}]}""";
        var answer = wire.post("/api/v1/orders", json);
        assertThat(answer.outcome()).isEqualTo("400 malformed");
        assertThat(answer.fields())
                .containsExactlyInAnyOrder(
                        "name: must have at least 2 characters",
                        "role: is not a known field",
                        "serial: must be a whole number",
                        "company.city: must have at least 2 characters",
                        "company.zone: is not a time zone (such as Europe/Berlin or UTC)",
                        "company.x: is not a known field",
                        "lines[0].quantity: must be at least 1",
                        "lines[1].description: is required",
                        "lines[1].price: must be an amount with at most 12 digits before the point, and no more decimals than its currency has");
    }

    @Test
    void aPrimitiveIsRequired() {
        assertThat(wire.post("/api/v1/orders/span", "{\"from\": null}").fields())
                .isEqualTo(List.of("from: is required", "to: is required"));
    }

    @Test
    void aRuleAboutTheWholeIsCheckedWhenItsPartsAreRight() {
        var answer = wire.post("/api/v1/orders/span", "{\"from\": 2, \"to\": 1}");
        assertThat(answer.fields()).containsExactly("ordered: must not end before it begins");
        assertThat(wire.post("/api/v1/orders/span", "{\"from\": 1, \"to\": 2}").outcome())
                .isEqualTo("200");
    }

    @Test
    void aPasswordIsTakenToTheLetter() {
        var answer = wire.post("/api/v1/orders/secret", "{\"new\": \"  twelve letters\\u0000\\n \", \"tries\": -0}");
        assertThat(answer.http().body()).contains("\"length\":19", "\"last\":32");
        assertThat(wire.post("/api/v1/orders/secret", "{\"new\": \"twelve lette\\ud800\", \"tries\": 1}")
                        .fields())
                .containsExactly("new: has half a character");
        assertThat(wire.post("/api/v1/orders/secret", "{\"new\": \"short\", \"tries\": 1}")
                        .fields())
                .containsExactly("new: must have at least 12 characters");
    }

    @Test
    void aBodyMayBeLeftOutWhereTheHandlerSaysSo() {
        assertThat(wire.send("POST", "/api/v1/orders/optional", new byte[0]).outcome())
                .isEqualTo("200");
        assertThat(wire.post("/api/v1/orders/optional", "{\"from\": 1, \"to\": 2}")
                        .json()
                        .get("span")
                        .get("to")
                        .asInt())
                .isEqualTo(2);
        assertThat(wire.post("/api/v1/orders/optional", "[]").outcome()).isEqualTo("400 malformed");
    }
}
