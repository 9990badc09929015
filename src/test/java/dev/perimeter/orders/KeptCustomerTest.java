package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
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
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 12.8: an order keeps its customer as they were when it was confirmed. */
@PerimeterTest
class KeptCustomerTest {

    private static final String BEFORE = """
            {"name": "Quillfeather Ltd", "contactName": "Grace Hopper", "email": "grace@quill.example", "phone": "+49 40 5550102",
             "billingAddress": "1 Ledger Road\\nHamburg", "shippingAddress": "2 Dock Street\\nBremen"}""";
    private static final String AFTER = """
            {"name": "Marmalade Inc", "contactName": "Joan Clarke", "email": "joan@marmalade.example", "phone": "+44 20 7946",
             "billingAddress": "3 Other Road", "shippingAddress": null}""";
    private static final List<String> SECRETS = List.of(
            "Quillfeather",
            "Grace Hopper",
            "grace@quill",
            "5550102",
            "Ledger Road",
            "Dock Street",
            "Marmalade",
            "Joan");

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;
    private String customer;
    private String order;

    @BeforeEach
    void confirmAndMove() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        customer = farm.add("/customers", BEFORE);
        order = "/orders/" + farm.order(customer, 1);
    }

    @Test
    @Tag("stranger")
    void anotherCompanyFindsNothingOfIt() {
        confirmAndChange();
        var rita = Cast.rita();
        var theirs = http.get(rita, order).refuses(404, "not-found");
        assertThat(theirs.text())
                .isEqualTo(http.get(rita, "/orders/" + UUID.randomUUID()).text());
        for (var name : List.of("quillfeather", "marmalade")) {
            assertThat(http.get(rita, "/orders?q=" + name).json().path("items")).isEmpty();
        }
    }

    /** Case F27. */
    @Test
    void whatChangesLaterChangesNothingInTheOrder() {
        assertThat(farm.show(order).path("customerName").isNull()).isTrue();
        var confirmed = farm.move(order, "confirmed").is(200).json();
        assertThat(confirmed).isEqualTo(farm.show(order));
        keepsQuillfeather(confirmed);
        http.patch(ada, "/customers/" + customer, AFTER).is(200);
        var shown = farm.show(order);
        keepsQuillfeather(shown);
        assertThat(shown).isEqualTo(confirmed);
        assertThat(farm.show("/orders").path("items").path(0)).isEqualTo(shown);
        assertThat(http.patch(ada, order, "{\"notes\": \"Ring twice\"}").is(200).json())
                .isEqualTo(farm.show(order));
        keepsQuillfeather(farm.show(order));
        keepsQuillfeather(farm.move(order, "in_production").is(200).json());
    }

    /** The packer has the address, and calls from the page. */
    @Test
    void thePageLeadsToTheCustomer() {
        confirmAndChange();
        var page = http.browse(ada, "GET", order).is(200).text();
        assertThat(page)
                .contains("href=\"/customers/" + customer + "\"", "Grace Hopper", "1 Ledger Road", "2 Dock Street")
                .contains("href=\"tel:+49405550102\"", "href=\"mailto:grace@quill.example\"");
        assertThat(http.browse(ada, "GET", "/orders?customerId=" + customer).text())
                .contains("Orders of Marmalade Inc");
        var viewer = Cast.staffOf(ada, ORDERS_VIEW);
        assertThat(http.browse(viewer, "GET", "/orders?customerId=" + customer).text())
                .contains("Orders of Customer 1");
        assertThat(http.browse(viewer, "GET", order).text()).doesNotContain("/customers/" + customer);
    }

    /** The order's own address stands before the one that was kept, and where it is taken off, that one is back. */
    @Test
    void anAddressOfTheOrderStandsBeforeTheKeptOne() {
        http.patch(ada, order, "{\"shippingAddress\": \"The fair, hall 3\"}");
        farm.move(order, "confirmed").is(200);
        assertThat(farm.show(order).path("shippingAddress").asString()).isEqualTo("The fair, hall 3");
        assertThat(farm.show(order).path("billingAddress").asString()).startsWith("1 Ledger");
        http.patch(ada, order, "{\"shippingAddress\": null, \"billingAddress\": \"Own\"}")
                .is(200);
        assertThat(farm.show(order).path("shippingAddress").asString()).startsWith("2 Dock");
        assertThat(farm.show(order).path("billingAddress").asString()).isEqualTo("Own");
    }

    /** Undoing the confirmation drops what it kept; another confirmation keeps the customer anew. */
    @Test
    void anUndoneConfirmationKeepsNobody() {
        confirmAndChange();
        var undone = http.post(ada, order + "/undo", "{}").is(200).json();
        assertThat(undone).isEqualTo(farm.show(order));
        assertThat(undone.path("customerName").isNull()).isTrue();
        assertThat(undone.path("shippingAddress").isNull()).isTrue();
        assertThat(undone.path("customerLabel").asString()).isEqualTo("Marmalade Inc");
        assertThat(found(ada, "quillfeather")).isEmpty();
        farm.move(order, "confirmed").is(200);
        assertThat(farm.show(order).path("email").asString()).isEqualTo("joan@marmalade.example");
    }

    /** A draft is for the customer as they are. */
    @Test
    void aDraftKeepsNobody() {
        http.patch(ada, "/customers/" + customer, AFTER).is(200);
        assertThat(farm.show(order).path("customerLabel").asString()).isEqualTo("Marmalade Inc");
        assertThat(farm.show(order).path("shippingAddress").isNull()).isTrue();
    }

    @Test
    void aSearchFindsBothNames() {
        confirmAndChange();
        var other = farm.order(customer, 1);
        assertThat(found(ada, "quillfeather")).containsExactly(id());
        assertThat(found(ada, "QUILLFÉATHER")).containsExactly(id());
        assertThat(found(ada, "marmalade")).containsExactly(other, id());
        assertThat(found(ada, "part ltd quillfeather"))
                .as("words of both, in any order")
                .containsExactly(id());
        var seller = Cast.staffOf(ada, ORDERS_VIEW, CUSTOMERS_VIEW);
        assertThat(found(seller, "quillfeather")).containsExactly(id());
    }

    /** Spec 6.2, 6.4: neither flag alone shows it, in no answer, list, search, page or move. */
    @Test
    void whoMayNotViewCustomersSeesAndFindsNothingOfIt() {
        confirmAndChange();
        var viewer = Cast.staffOf(ada, ORDERS_VIEW, ORDERS_ACT);
        var text = http.get(viewer, order).is(200).text()
                + http.get(viewer, "/orders").is(200).text()
                + http.get(viewer, order + "/moves").is(200).text()
                + http.get(viewer, "/pieces").is(200).text()
                + http.get(viewer, "/overview").is(200).text()
                + http.patch(viewer, order, "{\"notes\": \"x\"}").is(200).text();
        for (var page : List.of(order, order + "/edit", "/orders", "/orders?customerId=" + customer, "/", "/pieces")) {
            text += http.browse(viewer, "GET", page).is(200).text();
        }
        assertThat(text).doesNotContain(SECRETS);
        assertThat(http.get(viewer, order).json().path("customerName").isNull()).isTrue();
        for (var secret : List.of("quillfeather", "grace", "5550102", "ledger", "marmalade")) {
            assertThat(found(viewer, secret)).isEmpty();
        }
        var confirmed = new Farm(http, viewer).move("/orders/" + farm.order(customer, 1), "confirmed");
        assertThat(confirmed.is(200).text()).doesNotContain(SECRETS);
        var actor = Cast.staffOf(ada, ORDERS_ACT, CUSTOMERS_VIEW);
        var next = "/orders/" + farm.order(customer, 1);
        assertThat(new Farm(http, actor).move(next, "confirmed").is(200).text()).doesNotContain(SECRETS);
        assertThat(farm.show(next).path("customerName").asString())
                .as("kept by who may not view it")
                .isEqualTo("Marmalade Inc");
    }

    /** Of two that happen at once, either is first: what is kept is never a mixture of both. */
    @Test
    void aCustomerWhoChangesMeanwhileIsKeptWhole() {
        for (var round = 0; round < 8; round++) {
            http.patch(ada, "/customers/" + customer, BEFORE).is(200);
            var path = "/orders/" + farm.order(customer, 1);
            AtOnce.run(
                    2,
                    number -> number == 0
                            ? farm.move(path, "confirmed").is(200)
                            : http.patch(ada, "/customers/" + customer, AFTER).is(200));
            var kept = farm.show(path);
            if (kept.path("customerName").asString().equals("Marmalade Inc")) {
                assertThat(kept.path("email").asString()).isEqualTo("joan@marmalade.example");
                assertThat(kept.path("shippingAddress").isNull()).isTrue();
            } else {
                keepsQuillfeather(kept);
            }
        }
    }

    private void confirmAndChange() {
        farm.move(order, "confirmed").is(200);
        http.patch(ada, "/customers/" + customer, AFTER).is(200);
    }

    private static void keepsQuillfeather(JsonNode order) {
        assertThat(order.path("customerLabel").asString()).isEqualTo("Quillfeather Ltd");
        assertThat(order.path("customerName").asString()).isEqualTo("Quillfeather Ltd");
        assertThat(order.path("contactName").asString()).isEqualTo("Grace Hopper");
        assertThat(order.path("email").asString()).isEqualTo("grace@quill.example");
        assertThat(order.path("phone").asString()).isEqualTo("+49 40 5550102");
        assertThat(order.path("billingAddress").asString()).isEqualTo("1 Ledger Road\nHamburg");
        assertThat(order.path("shippingAddress").asString()).isEqualTo("2 Dock Street\nBremen");
    }

    private String id() {
        return order.substring("/orders/".length());
    }

    private List<String> found(Actor me, String words) {
        return http.get(me, "/orders?q=" + words.replace(' ', '+'))
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }
}
