package dev.perimeter.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 11.4: somebody calls, and is found by whatever is known of them. */
@PerimeterTest
class CustomerFindingTest {

    @Autowired
    Http http;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        add(ada, """
                {"name": "Anna 2nd", "tags": ["smart"]}""");
        add(ada, """
                {"name": "Kr\u00fcger & S\u00f6hne", "email": "post@kruger.example", "phone": "+49 170 1234567", "contactName": "Sophie Stra\u00dfer",
                 "taxId": "DE 123 456 789", "tags": ["Art", "pays late"], "billingAddress": "Hafenstra\u00dfe 12\\n20457 Hamburg",
                 "shippingAddress": "Marktplatz 3\\n21073 Harburg"}""");
        add(ada, """
                {"name": "Zo\u00eb", "phone": "0171 7654321"}""");
    }

    @Test
    @Tag("stranger")
    void aStrangerFindsNothingByIt() {
        var rita = Cast.rita();
        add(rita, "{\"name\": \"Own\"}");
        for (var typed : List.of("kruger", "1701234567", "#2", "sophie", "late", "hamburg", "%", "DE123456789")) {
            assertThat(found(rita, "q=" + encoded(typed))).as(typed).isEmpty();
        }
        assertThat(found(rita, "tag=Art")).isEmpty();
    }

    @Test
    void byEveryThingThatIsKnown() {
        for (var typed : List.of(
                "170 1234567",
                "1701234567",
                "0170/1234567",
                "+49 170 1234567",
                "0049 170 1234567",
                "sophie",
                "STRASSER",
                "strasser sophie",
                "123456789",
                "DE123456789",
                "late",
                "pays late",
                "hamburg",
                "harburg",
                "hafenstrasse",
                "kruger hamburg",
                "hamburg KRUGER sohne",
                "post@kruger",
                "#2",
                "\uFF032",
                "sophie 1701234567")) {
            assertThat(found(ada, "q=" + encoded(typed))).as(typed).containsExactly("Kr\u00fcger & S\u00f6hne");
        }
        assertThat(found(ada, "q=" + encoded("+49 171 7654321"))).containsExactly("Zo\u00eb");
        assertThat(found(ada, "q=" + encoded("+43 170 1234567"))).isEmpty();
        assertThat(found(ada, "q=" + encoded("kruger zoe"))).isEmpty();
    }

    /** {@code 2} is in texts and in phones, too. */
    @Test
    void aNumberWithItsSignIsTheNumberAlone() {
        assertThat(found(ada, "q=2")).containsExactly("Anna 2nd", "Kr\u00fcger & S\u00f6hne", "Zo\u00eb");
        assertThat(found(ada, "q=%232")).containsExactly("Kr\u00fcger & S\u00f6hne");
        assertThat(found(ada, "q=%2322")).isEmpty();
    }

    @Test
    void aTagIsTheWholeTag() {
        assertThat(found(ada, "tag=art")).containsExactly("Kr\u00fcger & S\u00f6hne");
        assertThat(found(ada, "tag=ART&q=sophie")).hasSize(1);
        assertThat(found(ada, "tag=art&q=0171")).isEmpty();
        assertThat(found(ada, "tag=art&q=" + encoded("+49 170 1234567"))).hasSize(1);
        assertThat(found(ada, "tag=")).hasSize(3);
        assertThat(found(ada, "tag=%25")).isEmpty();
    }

    @Test
    void signsOfPatternsStandForThemselves() {
        assertThat(found(ada, "q=%25")).isEmpty();
        assertThat(found(ada, "q=_")).isEmpty();
        assertThat(found(ada, "q=%5C")).isEmpty();
        http.get(ada, "/customers?q=" + "a".repeat(10_000)).refuses(400, "invalid");
        assertThat(found(ada, "q=" + "a+".repeat(99))).isNotEmpty();
    }

    @Test
    void whatChangesIsFoundAsItIsNow() {
        var id = http.get(ada, "/customers?q=zoe")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        http.patch(ada, "/customers/" + id, "{\"phone\": \"+1 555 0102030\", \"tags\": [\"vip\"]}")
                .is(200);
        assertThat(found(ada, "q=5550102030")).containsExactly("Zo\u00eb");
        assertThat(found(ada, "q=7654321")).isEmpty();
        assertThat(found(ada, "tag=vip")).hasSize(1);
    }

    private List<String> found(Actor who, String query) {
        return http.get(who, "/customers?" + query)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private void add(Actor who, String body) {
        http.post(who, "/customers", body).is(201);
    }
}
