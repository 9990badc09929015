package dev.perimeter.search;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 11.4, 6.4: one search finds records of every kind that one may view. */
@PerimeterTest
class SearchApiTest {

    @Autowired
    Http http;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        var farm = new Farm(http, ada);
        var customer = farm.customer("Comet Caf\u00e9");
        var order = farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Comet lamp", "quantity": 2}]}""".formatted(customer));
        farm.move("/orders/" + order, "confirmed").is(200);
        farm.printer("Comet 1");
        farm.add("/assets/spools", """
                {"filamentId": "%s", "location": "Comet shelf"}""".formatted(farm.filament()));
    }

    @Test
    @Tag("stranger")
    void aStrangerFindsNothing() {
        for (var typed : List.of("comet", "%231", "cafe", "1")) {
            assertThat(found(Cast.rita(), typed)).as(typed).isEmpty();
        }
    }

    @Test
    void everyKindIsFoundOrdersFirst() {
        assertThat(found(ada, "comet")).containsExactly("order", "customer", "piece", "piece", "spool", "printer");
        assertThat(found(ada, "comet+cafe")).containsExactly("order", "customer", "piece", "piece");
        assertThat(found(ada, "lamp")).containsExactly("order", "piece", "piece");
        var first = http.get(ada, "/search?q=comet").json().path("items").path(0);
        assertThat(first.path("title").asString()).isEqualTo("Comet Caf\u00e9");
        assertThat(first.path("detail").asString()).isEqualTo("Comet lamp");
        assertThat(first.path("number").asInt()).isOne();
        assertThat(http.get(ada, "/orders/" + first.path("id").asString()).status())
                .isEqualTo(200);
    }

    @Test
    void aNumberLeadsToItsRecords() {
        assertThat(found(ada, "%231")).containsExactly("order", "customer", "piece", "spool", "printer");
        assertThat(found(ada, "%232")).containsExactly("piece");
        var farm = new Farm(http, ada);
        for (var i = 2; i <= 12; i++) {
            farm.customer("2 Aaa " + i);
        }
        var twelve = http.get(ada, "/search?q=12").json().path("items").path(0);
        assertThat(twelve.path("number").asInt()).isEqualTo(12);
        var two = http.get(ada, "/search?q=2").json().path("items").path(0);
        assertThat(two.path("recordType").asString()).isEqualTo("customer");
        assertThat(two.path("number").asInt()).isEqualTo(2);
    }

    @Test
    void staffFindWhatTheirFlagsShow() {
        assertThat(found(Cast.staffOf(ada), "comet")).isEmpty();
        assertThat(found(Cast.staffOf(ada, CUSTOMERS_ACT), "comet")).isEmpty();
        assertThat(found(Cast.staffOf(ada, CUSTOMERS_VIEW), "comet")).containsExactly("customer");
        assertThat(found(Cast.staffOf(ada, ASSETS_VIEW), "comet")).containsExactly("spool", "printer");
        var sam = Cast.staffOf(ada, ORDERS_VIEW);
        assertThat(found(sam, "cafe")).isEmpty();
        assertThat(found(sam, "comet+cafe")).isEmpty();
        assertThat(http.get(sam, "/search?q=lamp").is(200).text()).doesNotContain("Caf\u00e9");
    }

    @Test
    void oddTextsFindNothing() {
        for (var typed : List.of("", "%25", "_", "%5C", "%00", "%23", "%2399999999999999999999", "%F0%9F%98%80")) {
            var answer = http.get(ada, "/search?q=" + typed);
            assertThat(answer.status()).as(typed).isIn(200, 400);
            assertThat(answer.text()).as(typed).doesNotContain("Comet");
        }
        http.get(ada, "/search?q=" + "a".repeat(10_000)).refuses(400, "invalid");
        http.get(ada, "/search?q=x&company=" + Cast.rita().company()).refuses(400, "unknown-field");
        http.get(null, "/search?q=comet").refuses(401, "no-session");
    }

    private List<String> found(Actor who, String typed) {
        return http.get(who, "/search?q=" + typed)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("recordType").asString())
                .toList();
    }
}
