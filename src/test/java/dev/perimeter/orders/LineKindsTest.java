package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 15.3: lines that are made, and lines that are not. */
@PerimeterTest
class LineKindsTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;
    private String customer;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        customer = farm.customer("Grace");
    }

    @Test
    @Tag("stranger")
    void anotherCompanysLinesDoNotExist() {
        var order = "/orders/" + add(line("shipping", 1, "4.90"));
        var rita = Cast.rita();
        var body = "{\"lines\": [%s]}".formatted(line("discount", 1, "-2"));
        var theirs = http.patch(rita, order, body).refuses(404, "not-found");
        assertThat(theirs.text())
                .isEqualTo(
                        http.patch(rita, "/orders/" + UUID.randomUUID(), body).text());
        assertThat(http.get(rita, "/orders").json().path("items")).isEmpty();
        assertThat(farm.show(order).path("version").asInt()).isOne();
    }

    /** Case D7, an order as another shop exports it. */
    @Test
    void anOrderHasNetTaxAndGross() {
        var order = "/orders/"
                + add(
                        line("part", 1, "12.00"),
                        line("shipping", 1, "4.99"),
                        line("discount", 1, "-2.00"),
                        line("tax", 1, "1.20"));
        var text = http.get(ada, order).is(200).text();
        assertThat(text)
                .contains("\"net\":14.99,\"taxes\":[{\"rate\":null,\"net\":14.99,\"tax\":1.20}],\"gross\":16.19,")
                .contains("\"total\":16.19,\"quantity\":1,");
        assertThat(http.get(ada, "/orders").text()).contains("\"gross\":16.19,");
        assertThat(kinds(farm.show(order))).containsExactly("part", "shipping", "discount", "tax");
        farm.move(order, "confirmed").is(200);
        assertThat(farm.pieces(order.substring("/orders/".length()))).hasSize(1);
    }

    @Test
    void sumsAreSumsOfRoundedLines() {
        var order = add(line("part", 3, "0.005"), line("tax", 3, "0.005"), line("discount", 1, "-0.005"));
        assertThat(http.get(ada, "/orders/" + order).text())
                .contains("\"net\":0.01,\"taxes\":[{\"rate\":null,\"net\":0.01,\"tax\":0.02}],\"gross\":0.03,");
        assertThat(http.get(ada, "/orders/" + add(line("fee", 1, "1"))).text())
                .contains(
                        "\"net\":1.00,\"taxes\":[],\"gross\":1.00,\"total\":1.00,\"quantity\":0,\"good\":0,\"shippedPieces\":0,\"pieces\":{}");
    }

    /** Case F06: shipping goes through no printer and holds up nothing. */
    @Test
    void onlyWhatIsMadePlansPieces() {
        var order = add(line("part", 2, "20.00"), line("shipping", 1, "4.90"), line("fee", 7, "1"));
        var path = "/orders/" + order;
        var confirmed = farm.move(path, "confirmed").is(200).json();
        assertThat(confirmed).isEqualTo(farm.show(path));
        assertThat(confirmed.path("quantity").asInt()).isEqualTo(2);
        assertThat(confirmed.path("pieces").toString()).isEqualTo("{\"planned\":2}");
        assertThat(confirmed.path("lines").path(1).path("pieces")).isEmpty();
        var pieces = farm.pieces(order);
        assertThat(pieces).hasSize(2);
        farm.moveAll(pieces, "queued", "").is(200);
        farm.moveAll(pieces, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("One")))
                .is(200);
        farm.moveAlong(pieces, "printed", "post_processing", "qc", "good");
        assertThat(farm.show(path).path("good").asInt()).isEqualTo(2);
        assertThat(farm.show("/overview").path("pieces").toString()).contains("\"good\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "shipping", "fee", "tax"})
    void anOrderOfWhatIsNotMadeGoesToTheEndWithoutPieces(String kind) {
        var order = add(line(kind, 3, "15"));
        for (var state : List.of("confirmed", "in_production", "ready", "shipped", "completed")) {
            farm.move("/orders/" + order, state).is(200);
        }
        assertThat(farm.pieces(order)).isEmpty();
        assertThat(http.browse(ada, "GET", "/orders/" + order).is(200).text()).doesNotContain("of 0 good");
    }

    @ParameterizedTest
    @CsvSource({
        "discount, 2.00, unitPrice",
        "part, -2.00, unitPrice",
        "service, -0.01, unitPrice",
        "shipping, -1, unitPrice",
        "fee, -1, unitPrice",
        "tax, -1.20, unitPrice",
        "discount, -1000000000000, unitPrice",
        "gift, 1, kind"
    })
    void aPriceFitsItsKind(String kind, String price, String field) {
        var refused = http.post(ada, "/orders", body(line("part", 1, "10"), line(kind, 1, price)))
                .refuses(400, "invalid");
        assertThat(refused.json().path("fields")).hasSize(1);
        assertThat(refused.text()).contains("\"lines[1]." + field + "\"");
    }

    @Test
    void everyWrongFieldOfALineIsNamedAtOnce() {
        var refused = http.post(ada, "/orders", body("""
                        {"kind": "shipping", "description": "", "quantity": 100001, "unitPrice": -1, "filamentId": "%s", "partFile": "a.stl"}""".formatted(UUID.randomUUID())))
                .refuses(400, "invalid");
        assertThat(refused.json().path("fields").toString())
                .contains("lines[0].description", "lines[0].quantity", "lines[0].unitPrice")
                .contains("lines[0].filamentId", "lines[0].partFile");
    }

    @Test
    void aDiscountTakesNoOrderBelowZero() {
        assertThat(http.post(ada, "/orders", body(line("part", 1, "1.99"), line("discount", 1, "-2.00")))
                        .refuses(400, "invalid")
                        .text())
                .contains("\"lines\"");
        http.post(ada, "/orders", body(line("discount", 1, "-1"), line("tax", 1, "5")))
                .refuses(400, "invalid");
        var order = "/orders/" + add(line("part", 1, "2.00"), line("discount", 1, "-2.00"));
        assertThat(farm.show(order).path("gross").asInt()).isZero();
        http.patch(ada, order, "{\"lines\": [%s]}".formatted(line("discount", 1, "-0.01")))
                .refuses(400, "invalid");
        var actor = Cast.staffOf(ada, ORDERS_ACT);
        http.patch(actor, order, "{\"lines\": [%s]}".formatted(line("discount", 100000, "-999999999999")))
                .refuses(400, "invalid");
        assertThat(farm.show(order).path("version").asInt()).isOne();
    }

    /** A program of before the kinds sends and patches lines without one. */
    @Test
    void aLineWithoutAKindIsAPart() {
        var order = "/orders/" + farm.order(2);
        assertThat(kinds(farm.show(order))).containsExactly("part");
        http.patch(ada, order, "{\"lines\": [{\"description\": \"Other\", \"quantity\": 1}]}")
                .is(200);
        assertThat(kinds(farm.show(order))).containsExactly("part");
    }

    @Test
    void thousandsOfOneThingAreTaken() {
        var path = "/orders/" + add(line("service", 100_000, "0.035"), line("part", 5_000, "0.0035"));
        assertThat(farm.show(path).path("gross").asInt()).isEqualTo(3517);
        farm.move(path, "confirmed").is(200);
        assertThat(farm.show(path).path("pieces").path("planned").asInt()).isEqualTo(5_000);
        http.post(ada, "/orders", body(line("fee", 100_001, "1"))).refuses(400, "invalid");
    }

    private static List<String> kinds(JsonNode order) {
        return order.path("lines")
                .valueStream()
                .map(line -> line.path("kind").asString())
                .toList();
    }

    private String add(String... lines) {
        return farm.add("/orders", body(lines));
    }

    private String body(String... lines) {
        return "{\"customerId\": \"%s\", \"lines\": [%s]}".formatted(customer, String.join(", ", lines));
    }

    private static String line(String kind, int quantity, String unitPrice) {
        return "{\"kind\": \"%s\", \"description\": \"Of kind %s\", \"quantity\": %d, \"unitPrice\": %s}"
                .formatted(kind, kind, quantity, unitPrice);
    }
}
