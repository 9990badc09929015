package dev.perimeter.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.Shop;
import dev.perimeter.web.WebTest;
import dev.perimeter.web.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PatchTest {

    private static final String KNOWN = "/api/v1/orders/" + Shop.KNOWN;

    private final Wire wire;

    PatchTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void anEmptyPatchChangesNothing() {
        var order = wire.patch(KNOWN, "{}").json();
        assertThat(order.get("name").asString()).isEqualTo("Bracket");
        assertThat(order.get("notes").asString()).isEqualTo("two");
        assertThat(order.get("urgent").asBoolean()).isTrue();
    }

    @Test
    void whatIsGivenTakesThePlaceAndNullClears() {
        var order = wire.patch(KNOWN, "{\"notes\": null, \"name\": \"Clip\", \"urgent\": false, \"currency\": \"\"}")
                .json();
        assertThat(order.get("name").asString()).isEqualTo("Clip");
        assertThat(order.get("notes").isNull()).isTrue();
        assertThat(order.get("currency").isNull()).isTrue();
        assertThat(order.get("urgent").asBoolean()).isFalse();
        assertThat(order.get("serial").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": null}                    | 400 invalid       | name: is required
            {"name": ""}                      | 400 invalid       | name: is required
            {"name": "a"}                     | 400 invalid       | name: must have at least 2 characters
            {"serial": "7"}                   | 400 malformed     | serial: must be a whole number
            {"role": "owner"}                 | 400 unknown-field | role: is not a known field
            {"company": {"zone": "UTC"}}      | 400 invalid       | company.city: is required
            {"lines": [{"description": "a", "quantity": 1}, {"description": "b"}]} | 400 invalid | lines[1].quantity: is required
            """)
    void aWrongFieldIsNamed(String json, String outcome, String field) {
        var answer = wire.patch(KNOWN, json);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.fields()).containsExactly(field);
    }

    @Test
    void theWholeMustHoldAfterwards() {
        assertThat(wire.patch("/api/v1/orders/span", "{\"from\": 4}").outcome()).isEqualTo("200");
        var answer = wire.patch("/api/v1/orders/span", "{\"from\": 6}");
        assertThat(answer.outcome()).isEqualTo("400 invalid");
        assertThat(answer.fields()).containsExactly("ordered: must not end before it begins");
        assertThat(wire.patch("/api/v1/orders/span", "{\"from\": null}").fields())
                .containsExactly("from: is required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "3"               | 200
            *                 | 200
            "2", "3"          | 200
            "2","3" , "4"     | 200
            "a,b", "3"        | 200
            "2"               | 412 version-changed
            W/"3"             | 412 version-changed
            W/"2", "3"        | 200
            "03"              | 412 version-changed
            3                 | 400 malformed
            "3                | 400 malformed
            "3" "4"           | 400 malformed
            "3",              | 400 malformed
            *, "3"            | 400 malformed
            w/"3"             | 400 malformed
            """)
    void aChangeIsForTheVersionsTheCallerKnows(String header, String outcome) {
        assertThat(wire.patch(KNOWN, "{}", "If-Match", header).outcome()).isEqualTo(outcome);
    }

    @Test
    void anEmptyConditionIsMalformedAndNoneIsNone() {
        assertThat(wire.patch(KNOWN, "{}", "If-Match", "").outcome()).isEqualTo("400 malformed");
        assertThat(wire.patch(KNOWN, "{}").outcome()).isEqualTo("200");
    }
}
