package dev.perimeter.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spec 11.5: short names, and texts that come from elsewhere. */
@PerimeterTest
class PastedTextTest {

    @Autowired
    Http http;

    @LocalServerPort
    int port;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u674e", "X", "\ud83d\ude80", "7"})
    void aNameMayHaveOneCharacter(String name) {
        assertThat(add(Map.of("name", name)).path("name").asString()).isEqualTo(name);
        http.patch(ada, "/company", json(Map.of("name", name))).is(200);
        http.post(Cast.visitor("Eve"), "/auth/setup", json(Map.of("displayName", name)))
                .refuses(400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                "\u2066", "\u2067", "\u2068", "\u2069", "\u061c", "\ufeff", "\ufe00", "\ufe0d", "\ufe0f", "\u2060"
            })
    void whatIsNotSeenLeavesPhonesAndCodes(String mark) {
        var added = add(Map.of(
                "name", mark + "Ada" + mark,
                "phone", mark + "+49" + mark + " 170" + mark + " 1234567" + mark,
                "taxId", "DE1" + mark + "23",
                "email", "a" + mark + "da@example.org"));
        assertThat(added.path("name").asString()).isEqualTo("Ada");
        assertThat(added.path("phone").asString()).isEqualTo("+49 170 1234567");
        assertThat(added.path("taxId").asString()).isEqualTo("DE123");
        assertThat(added.path("email").asString()).isEqualTo("ada@example.org");
        http.post(ada, "/customers", json(Map.of("name", "Twin", "email", "ada@exam" + mark + "ple.org")))
                .refuses(409, "customer-email-taken");
    }

    @Test
    void anAddressIsOneInItsUnicodeAndItsAsciiForm() {
        add(Map.of("name", "One", "email", "info@b\u00fccher.example"));
        http.post(ada, "/customers", json(Map.of("name", "Two", "email", "info@xn--bcher-kva.example")))
                .refuses(409, "customer-email-taken");
        add(Map.of("name", "Three", "email", "info@bucher.example"));
        for (var typed : new String[] {"info@xn--bcher-kva.example", "xn--bcher-kva", "info@b%C3%BCcher"}) {
            assertThat(http.get(ada, "/customers?q=" + typed)
                            .json()
                            .path("items")
                            .valueStream()
                            .map(found -> found.path("name").asString()))
                    .as(typed + ", whose accent a search overlooks")
                    .contains("One");
        }
    }

    @Test
    void peoplePasteIntoForms() {
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/customers/new")
                    .fill("Name", "\u202a\u674e\u202c")
                    .fill("Phone", "\u202a+49\u00a0170 1234567\u202c");
            tab.press("Save").shows("\u674e").shows("1234567");
        }
        var item = http.get(ada, "/customers").json().path("items").path(0);
        assertThat(item.path("name").asString()).isEqualTo("\u674e");
        assertThat(item.path("phone").asString()).isEqualTo("+49\u00a0170 1234567");
    }

    private JsonNode add(Map<String, String> fields) {
        return http.post(ada, "/customers", json(fields)).is(201).json();
    }

    private static String json(Map<String, String> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
