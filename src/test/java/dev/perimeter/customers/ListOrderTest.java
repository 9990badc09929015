package dev.perimeter.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.web.lists.NameOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Spec 11.4: lists are in the order of the reader's language, page by page. */
@PerimeterTest
class ListOrderTest {

    private static final List<String> ODD = List.of(
            "Zebra",
            "\u00d6stlund",
            "\u00c4nne",
            "Otto",
            "\u00c9clair",
            "Anton",
            "\u00c5se",
            "Aa",
            "Box 10",
            "Box 2",
            "box 2",
            "Box 02",
            "#1",
            "_",
            "\u674e",
            "\u0130stanbul",
            "\u0131rmak",
            "Ira",
            "Ch\u00e1ta",
            "Cukr",
            "Hrad",
            "Dom",
            "Llano",
            "Luz",
            "\u00d1and\u00fa",
            "Nube",
            "\u0416\u0443\u043a",
            "\u0410\u043d\u043d\u0430",
            "Anton",
            "12345678901234567890",
            "9",
            "M\u00fcller",
            "Mu\u0308ller",
            "Muller",
            "\ud83d\ude00",
            "\u0141\u00f3d\u017a",
            "Lom");

    @Autowired
    Http http;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    @Test
    void namesWithAccentsStandBesideThoseWithout() {
        add("Zebra", "\u00d6stlund", "\u00c4nne", "Otto", "\u00c9clair", "Anton", "Printer 10", "Printer 2");
        var root = List.of(
                "\u00c4nne", "Anton", "\u00c9clair", "\u00d6stlund", "Otto", "Printer 2", "Printer 10", "Zebra");
        for (var language : List.of("de", "en-GB", "fr", "tlh", "x-nothing", "*", "")) {
            assertThat(names("", language)).as(language).isEqualTo(root);
        }
        assertThat(names("", "sv-SE, de;q=0.5"))
                .containsExactly(
                        "Anton",
                        "\u00c9clair",
                        "Otto",
                        "Printer 2",
                        "Printer 10",
                        "Zebra",
                        "\u00c4nne",
                        "\u00d6stlund");
        assertThat(names("sort=-name", "de")).isEqualTo(root.reversed());
    }

    @Test
    void everyLanguageReadsAllOfTheListPageByPage() {
        ODD.forEach(this::add);
        for (var order : NameOrder.values()) {
            var language = order == NameOrder.ROOT ? "en" : order.word();
            var whole = names("limit=200", language);
            assertThat(whole).as(language).hasSize(ODD.size());
            assertThat(names("limit=1", language)).as(language).isEqualTo(whole);
            assertThat(names("limit=7&sort=-name", language)).as(language).isEqualTo(whole.reversed());
        }
        for (var sort : CustomerSort.values()) {
            var word = dev.perimeter.values.WireWords.word(sort);
            assertThat(new HashSet<>(ids("limit=3&sort=" + word))).as(word).hasSize(ODD.size());
        }
    }

    @Test
    void aPlaceInAListKeepsTheListsLanguage() {
        ODD.forEach(this::add);
        var whole = names("limit=200", "sv");
        var first = http.send(ada, "GET", "/customers?limit=20", null, "Accept-Language", "sv")
                .is(200)
                .json();
        var second = http.send(
                        ada,
                        "GET",
                        "/customers?limit=200&after=" + first.path("next").asString(),
                        null,
                        "Accept-Language",
                        "da")
                .is(200)
                .json();
        var both = new ArrayList<String>();
        for (var page : List.of(first, second)) {
            page.path("items").forEach(item -> both.add(item.path("name").asString()));
        }
        assertThat(both).isEqualTo(whole);
    }

    @Test
    void aPlaceIsWorthNothingInAListOfAnotherOrder() {
        ODD.forEach(this::add);
        var next = http.get(ada, "/customers?limit=2&sort=number")
                .json()
                .path("next")
                .asString();
        http.get(ada, "/customers?limit=2&sort=-number&after=" + next).refuses(400, "invalid");
        http.get(ada, "/customers?limit=2&sort=number&tag=x&after=" + next).refuses(400, "invalid");
        http.get(ada, "/customers?sort=shoe-size").refuses(400, "invalid");
    }

    @Test
    void printersAndTheCatalogAreInThatOrderToo() {
        for (var name : List.of("Printer 10", "\u00c4nne", "Printer 2", "Zebra", "Anton")) {
            http.post(
                            ada,
                            "/assets/printers",
                            JsonMapper.shared()
                                    .writeValueAsString(Map.of(
                                            "name",
                                            name,
                                            "model",
                                            Map.of("manufacturer", "Ordermaker", "model", "M " + name))))
                    .is(201);
        }
        var root = List.of("\u00c4nne", "Anton", "Printer 2", "Printer 10", "Zebra");
        assertThat(all("/assets/printers", "limit=1", "de", "name")).isEqualTo(root);
        assertThat(all("/assets/printers", "limit=2", "sv", "name"))
                .containsExactly("Anton", "Printer 2", "Printer 10", "Zebra", "\u00c4nne");
        assertThat(all("/assets/printers", "limit=2&sort=-number", "sv", "name"))
                .containsExactly("Anton", "Zebra", "Printer 2", "\u00c4nne", "Printer 10");
        assertThat(all("/catalog/printers", "limit=1&manufacturer=Ordermaker", "de", "model"))
                .containsExactly("M \u00c4nne", "M Anton", "M Printer 2", "M Printer 10", "M Zebra");
    }

    private List<String> names(String query, String language) {
        return all("/customers", query, language, "name");
    }

    private List<String> ids(String query) {
        return all("/customers", query, "tr", "id");
    }

    private List<String> all(String list, String query, String language, String field) {
        var all = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = http.send(ada, "GET", list + "?" + query + next, null, "Accept-Language", language)
                    .is(200)
                    .json();
            page.path("items").forEach(item -> all.add(item.path(field).asString()));
            next = page.path("next").isNull()
                    ? null
                    : (query.isEmpty() ? "" : "&") + "after="
                            + page.path("next").asString();
        }
        return all;
    }

    private void add(String... names) {
        for (var name : names) {
            http.post(ada, "/customers", JsonMapper.shared().writeValueAsString(Map.of("name", name)))
                    .is(201);
        }
    }
}
