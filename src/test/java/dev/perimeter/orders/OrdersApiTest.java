package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class OrdersApiTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    /** Spec 1.2: the same status, headers and body as for an id that does not exist. */
    @Test
    @Tag("stranger")
    void anotherCompanysOrderDoesNotExist() {
        var rita = Cast.rita();
        var order = "/orders/" + farm.order(1);
        var nothing = "/orders/" + UUID.randomUUID();
        sameAnswer(rita, "GET", order, nothing, null);
        sameAnswer(rita, "GET", order + "/moves", nothing + "/moves", null);
        sameAnswer(rita, "PATCH", order, nothing, "{\"notes\": \"Mine now\"}");
        sameAnswer(rita, "DELETE", order, nothing, null);
        sameAnswer(rita, "POST", order + "/transitions", nothing + "/transitions", "{\"to\": \"confirmed\"}");
        assertThat(http.get(rita, "/orders").json().path("items")).isEmpty();
        assertThat(http.get(rita, "/orders?q=part").json().path("items")).isEmpty();
        assertThat(farm.status(order)).isEqualTo("draft");
    }

    /** A customer of another company is as unknown as one that does not exist, in a new order and in a draft. */
    @Test
    @Tag("stranger")
    void nobodyOrdersForACustomerOfAnotherCompany() {
        var theirs = new Farm(http, Cast.rita()).customer("Grace");
        var mine = farm.order(1);
        for (var body : new String[] {"{\"customerId\": \"%s\"}", "{\"customerId\": \"%s\", \"lines\": []}"}) {
            var answer = http.post(ada, "/orders", body.formatted(theirs)).refuses(404, "not-found");
            assertThat(answer.text())
                    .isEqualTo(http.post(ada, "/orders", body.formatted(UUID.randomUUID()))
                            .text())
                    .contains("customerId");
            http.patch(ada, "/orders/" + mine, body.formatted(theirs)).refuses(404, "not-found");
        }
        assertThat(http.get(ada, "/orders?customerId=" + theirs).json().path("items"))
                .isEmpty();
        assertThat(farm.show("/orders/" + farm.order(1)).path("number").asInt())
                .as("a refused order takes no number")
                .isEqualTo(2);
    }

    /** Spec 1.5: numbers and places in lists are each company's own. */
    @Test
    @Tag("stranger")
    void numbersAndPlacesTellNothingOfAnotherCompany() {
        farm.order(1);
        farm.order(1);
        var rita = Cast.rita();
        var first = new Farm(http, rita).order(1);
        assertThat(http.get(rita, "/orders/" + first).json().path("number").asInt())
                .isOne();
        var next = farm.show("/orders?limit=1").path("next").asString();
        http.get(rita, "/orders?limit=1&after=" + next).refuses(400, "invalid");
    }

    @Test
    void anOrderIsTakenShownChangedAndRemoved() {
        var customer = farm.customer("Grace");
        var filament = farm.filament();
        var added = http.post(ada, "/orders", """
                        {"customerId": "%s", "dueOn": "2030-02-28", "priority": "high", "notes": "Ring\\ntwice", "lines": [
                          {"description": "Bracket", "quantity": 3, "unitPrice": 0.1, "filamentId": "%s", "partFile": "bracket.3mf"},
                          {"description": "Sample", "quantity": 1}]}""".formatted(customer, filament)).is(201);
        var path = added.header("Location").substring("/api/v1".length());
        var order = added.json();
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(order).isEqualTo(farm.show(path));
        assertThat(order.path("customerLabel").asString()).isEqualTo("Grace");
        assertThat(order.path("currency").asString()).as("the company's").isEqualTo("EUR");
        assertThat(added.text()).as("exact").contains("\"total\":0.30,");
        assertThat(order.path("lines").path(0).path("filamentId").asString()).isEqualTo(filament);
        assertThat(order.path("lines").path(1).path("unitPrice").isNull()).isTrue();
        assertThat(order.path("allowed").toString()).isEqualTo("[\"confirmed\",\"cancelled\"]");

        var changed = http.patch(ada, path, """
                        {"lines": [{"description": "Bracket", "quantity": 2, "unitPrice": 999999.99}], "notes": null}""", "If-Match", "\"1\"").is(200);
        assertThat(changed.json()).isEqualTo(farm.show(path));
        assertThat(changed.text()).contains("\"total\":1999999.98,");
        http.patch(ada, path, "{\"notes\": \"x\"}", "If-Match", "\"1\"").refuses(412, "version-changed");
        assertThat(http.patch(ada, path, "{\"priority\": \"high\"}").header("ETag"))
                .as("nothing changed")
                .isEqualTo("\"2\"");
        http.delete(ada, path, "If-Match", "\"1\"").refuses(412, "version-changed");
        http.delete(ada, path).is(204);
        http.get(ada, path).refuses(404, "not-found");
        assertThat(farm.show("/orders/" + farm.order(1)).path("number").asInt())
                .as("a number is never used again")
                .isEqualTo(2);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = http.post(ada, "/orders", """
                        {"customerId": "x", "currency": "eur", "companyId": "%s", "dueOn": "2030-02-30", "lines": [
                          {"description": "", "quantity": 0, "unitPrice": -1}, {"description": "x", "quantity": 1, "unitPrice": 0.0000001}]}""".formatted(UUID.randomUUID()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields").toString())
                .contains(
                        "\"customerId\"",
                        "\"currency\"",
                        "\"companyId\"",
                        "\"dueOn\"",
                        "\"lines[0].description\"",
                        "\"lines[0].quantity\"",
                        "\"lines[0].unitPrice\"",
                        "\"lines[1].unitPrice\"");
        var customer = farm.customer("Grace");
        var tooMuch = "{\"description\": \"x\", \"quantity\": 1000, \"unitPrice\": 999999999999.99}";
        http.post(ada, "/orders", "{\"customerId\": \"%s\", \"lines\": [%s]}".formatted(customer, tooMuch))
                .refuses(400, "invalid");
        var unknown =
                http.post(ada, "/orders", """
                        {"customerId": "%1$s", "lines": [{"description": "x", "quantity": 1}, {"description": "x", "quantity": 1, "filamentId": "%1$s"}]}""".formatted(UUID.randomUUID())).refuses(404, "not-found");
        assertThat(unknown.json().path("fields").toString()).contains("customerId", "lines[1].filamentId");
    }

    /** Whatever is within the limits is kept, however long it gets when it is compared. */
    @Test
    void theLongestOrderIsTaken() {
        var line =
                "{\"description\": \"%1$s\", \"quantity\": 1, \"partFile\": \"%1$s\"}".formatted("\u0130".repeat(500));
        var order = "{\"customerId\": \"%s\", \"notes\": \"%s\", \"lines\": [%s]}"
                .formatted(
                        farm.customer("Grace"),
                        "\u338f".repeat(5000),
                        String.join(",", Collections.nCopies(200, line)));
        var path = "/orders/" + farm.add("/orders", order);
        http.patch(ada, path, "{\"notes\": \"%s\"}".formatted("\ufdfa".repeat(5000)))
                .is(200);
        assertThat(farm.show(path).path("lines")).hasSize(200);
        for (var day : List.of("1999-12-31", "3000-01-01", "0001-01-01")) {
            http.patch(ada, path, "{\"dueOn\": \"%s\"}".formatted(day)).refuses(400, "invalid");
        }
    }

    /** Spec 6.2, 6.4: no flag implies another, and what a flag hides is in no list and no search. */
    @Test
    void staffDoAndSeeWhatTheirFlagsAllow() {
        var order = farm.order(farm.customer("Grace Hopper"), 1);
        var viewer = Cast.staffOf(ada, ORDERS_VIEW);
        var seller = Cast.staffOf(ada, ORDERS_VIEW, CUSTOMERS_VIEW);
        var actor = Cast.staffOf(ada, ORDERS_ACT);
        var other = Cast.staffOf(
                ada, EnumSet.complementOf(EnumSet.of(ORDERS_VIEW, ORDERS_ACT)).toArray(Permission[]::new));

        assertThat(label(viewer, order)).isEqualTo("Customer 1");
        assertThat(label(seller, order)).isEqualTo("Grace Hopper");
        assertThat(http.get(viewer, "/orders?q=hopper").json().path("items")).isEmpty();
        assertThat(http.get(seller, "/orders?q=hopper").json().path("items")).hasSize(1);
        assertThat(http.get(viewer, "/orders").text()).doesNotContain("Hopper");
        http.patch(
                ada,
                "/orders/" + order,
                "{\"billingAddress\": \"Hopper, Secret St\", \"shippingAddress\": \"The shop\"}");
        assertThat(http.get(viewer, "/orders").text()
                        + http.get(viewer, "/orders/" + order).text())
                .contains("The shop")
                .doesNotContain("Secret St");
        assertThat(http.get(seller, "/orders/" + order).text()).contains("Secret St");
        http.patch(viewer, "/orders/" + order, "{}").refuses(403, "permission-missing");
        http.get(actor, "/orders").refuses(403, "permission-missing");
        http.get(other, "/orders/" + order).refuses(403, "permission-missing");
        http.post(other, "/orders", "{}").refuses(403, "permission-missing");

        var customer = farm.customer("Joan");
        var added = http.post(actor, "/orders", """
                        {"customerId": "%s", "lines": [{"description": "x", "quantity": 2}]}""".formatted(customer)).is(201);
        assertThat(added.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        var path = "/orders/" + added.json().path("id").asString();
        assertThat(http.patch(actor, path, "{\"notes\": \"x\"}").is(200).json().propertyNames())
                .containsExactlyInAnyOrder("id", "version");
        assertThat(new Farm(http, actor).move(path, "confirmed").is(200).json().propertyNames())
                .containsExactlyInAnyOrder("id", "version");
        assertThat(farm.show(path).path("pieces").path("planned").asInt()).isEqualTo(2);
    }

    private String label(Actor me, String order) {
        return http.get(me, "/orders/" + order)
                .is(200)
                .json()
                .path("customerLabel")
                .asString();
    }

    private void sameAnswer(Actor me, String method, String theirs, String nobodys, String body) {
        var answer = http.send(me, method, theirs, body).refuses(404, "not-found");
        assertThat(answer.text()).isEqualTo(http.send(me, method, nobodys, body).text());
    }
}
