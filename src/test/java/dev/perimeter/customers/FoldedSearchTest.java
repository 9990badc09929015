package dev.perimeter.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spec 11.4: whoever types without accents, in capitals or in full width finds what has them, and the other way round. */
@PerimeterTest
class FoldedSearchTest {

    private static final List<String> NAMES =
            List.of("M\u00fcller", "Stra\u00dfe", "\u0130stanbul", "\u0141\u00f3d\u017a");
    private static final List<List<String>> TYPED = List.of(
            List.of("muller", "MULLER", "m\u00fcller", "\uff2d\uff35\uff2c\uff2c\uff25\uff32", "ulle"),
            List.of("strasse", "STRASSE", "stra\u00dfe", "STRA\u1e9eE"),
            List.of("istanbul", "ISTANBUL", "\u0130STANBUL", "\u0131stanbul"),
            List.of("lodz", "\u0142\u00f3d\u017a", "LODZ"));

    @Autowired
    Http http;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    @Test
    void customersAreFound() {
        NAMES.forEach(name -> add("/customers", Map.of("name", name)));
        eachIsFoundIn("/customers", "name");
    }

    @Test
    void ordersAreFoundByCustomersAndTexts() {
        for (var name : NAMES) {
            var customer = add("/customers", Map.of("name", name)).path("id").asString();
            add(
                    "/orders",
                    Map.of(
                            "customerId",
                            customer,
                            "lines",
                            List.of(Map.of("description", "Box", "quantity", 1, "unitPrice", 1))));
        }
        for (var typed : TYPED.getFirst()) {
            assertThat(found("/orders", typed)).as(typed).hasSize(1);
        }
        var one = add("/customers", Map.of("name", "One")).path("id").asString();
        add("/orders", Map.of("customerId", one, "notes", "Caf\u00e9", "lines", List.of()));
        assertThat(found("/orders", "cafe")).hasSize(1);
    }

    @Test
    void printersAreFound() {
        NAMES.forEach(name -> add(
                "/assets/printers",
                Map.of("name", name, "model", Map.of("manufacturer", "Stockmaker", "model", "Workhorse"))));
        eachIsFoundIn("/assets/printers", "name");
    }

    /** Names that differ in an accent are two: only searches and lists overlook it. */
    @Test
    void accentsMakeAnotherName() {
        for (var name : List.of("Muller", "M\u00fcller")) {
            add(
                    "/assets/printers",
                    Map.of("name", name, "model", Map.of("manufacturer", "Stockmaker", "model", "Workhorse")));
            add("/customers", Map.of("name", name, "email", name + "@example.org"));
        }
        assertThat(found("/customers", "muller")).hasSize(2);
        assertThat(found("/customers", "muller@example")).hasSize(2);
        assertThat(found("/customers", "m\u00fcller@example")).hasSize(2);
    }

    /** Page by page: a place in the list is found again. */
    @Test
    void accentsDoNotSort() {
        for (var name : List.of("Zebra", "\u00d6stlund", "\u00c4nne", "Otto", "\u00c9clair", "Anton", "Emil")) {
            add("/customers", Map.of("name", name));
        }
        var names = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = http.get(ada, "/customers?limit=2" + next).is(200).json();
            page.path("items").forEach(item -> names.add(item.path("name").asString()));
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        assertThat(names).containsExactly("\u00c4nne", "Anton", "\u00c9clair", "Emil", "\u00d6stlund", "Otto", "Zebra");
    }

    private void eachIsFoundIn(String list, String field) {
        for (var i = 0; i < NAMES.size(); i++) {
            for (var typed : TYPED.get(i)) {
                assertThat(found(list, typed))
                        .as(typed)
                        .extracting(item -> item.path(field).asString())
                        .containsExactly(NAMES.get(i));
            }
        }
    }

    private List<JsonNode> found(String list, String typed) {
        var answer = http.get(ada, list + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        return answer.is(200).json().path("items").valueStream().toList();
    }

    private JsonNode add(String path, Map<String, ?> fields) {
        return http.post(ada, path, JsonMapper.shared().writeValueAsString(fields))
                .is(201)
                .json();
    }
}
