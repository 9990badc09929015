package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody has ordered, on their page: in short, and order by order (spec 12.12). */
@PerimeterTest
class CustomerOrdersTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor ada;
    private Farm farm;
    private String grace;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        grace = farm.add("/customers", """
                {"name": "Grace Hopper", "email": "grace@example.org", "tags": ["navy", "pays late"], "shippingAddress": "Navy Yard 1\\n20354 Hamburg"}
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatWasOrderedIsToldInShort(int width) {
        var order = farm.order(grace, 2, 1);
        http.patch(ada, "/orders/" + order, "{\"dueOn\": \"2020-01-31\"}").is(200);
        farm.move("/orders/" + order, "confirmed").is(200);
        var pieces = farm.pieces(order);
        farm.moveAlong(pieces, "queued");
        farm.moveAll(pieces, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Gutenberg")))
                .is(200);
        farm.moveAlong(pieces, "printed", "post_processing", "qc");
        farm.moveAlong(pieces.subList(0, 2), "good");
        http.post(
                        ada,
                        "/orders",
                        "{\"customerId\": \"%s\", \"currency\": \"JPY\", \"lines\": [{\"description\": \"A\", \"quantity\": 1, \"unitPrice\": 900}]}"
                                .formatted(grace))
                .is(201);
        farm.move("/orders/" + farm.order(grace, 100), "cancelled", ", \"reason\": \"Later\"")
                .is(200);
        farm.order(5);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/customers/" + grace).isTidy().isAccessible().shoot("customer-orders-" + width);
            var inShort = tab.page.locator(".facts").nth(1).innerText();
            assertThat(inShort).contains("€7.50", "¥900", "Open orders").doesNotContain("250");
            assertThat(tab.page.locator(".facts").nth(1).locator("a").innerText())
                    .isEqualTo("1");
            assertThat(tab.page.locator(".facts dt").first().innerText()).isEqualTo("E-mail address");
            assertThat(tab.page.locator(".of-customer li").count()).isEqualTo(3);
            tab.shows("2 of 3 good")
                    .shows("due Jan 31, 2020")
                    .follow("New order")
                    .shows("Grace Hopper");
            tab.fill("Description", "Gear").press("Add the order").shows("Draft");
        }
    }

    /** Spec 6.4: who may not view orders learns nothing of them here. */
    @Test
    void itTakesTheRightToSeeOrders() {
        farm.order(grace, 2, 1);
        var page = http.browse(Cast.staffOf(ada, CUSTOMERS_VIEW, CUSTOMERS_ACT), "GET", "/customers/" + grace);
        assertThat(page.is(200).text())
                .contains("grace@example.org")
                .doesNotContain("7.50", "Ordered in all", "Open orders", "Last order", "/orders");
    }

    @Test
    void aNewCustomerIsSavedAndOrders() {
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/customers/new").fill("Name", "Joan Clarke").press("Save and take an order");
            tab.shows("New order")
                    .shows("Joan Clarke")
                    .fill("Description", "Gear")
                    .press("Add the order")
                    .shows("Draft");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, CUSTOMERS_ACT))) {
            tab.open("/customers/new");
            assertThat(tab.page.getByText("Save and take an order").count()).isZero();
        }
        var sent = http.browse(
                Cast.staffOf(ada, CUSTOMERS_ACT), "POST", "/customers/new", "customer.name", "Annie", "_then", "order");
        assertThat(sent.is(302).header("Location")).endsWith("/customers/new?saved=true");
    }

    @Test
    void aTagFilters() {
        farm.customer("Joan Clarke");
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers").follow("pays late").page.waitForURL("**/customers?tag=pays%20late");
            assertThat(tab.page.locator(".customers li").allInnerTexts()).hasSize(1);
            tab.shows("Grace Hopper");
        }
    }
}
