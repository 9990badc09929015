package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Customers in a real browser. */
@PerimeterTest
class CustomersPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @Test
    @Tag("stranger")
    void anotherCompanysCustomerIsNowhere() {
        var grace = added(Cast.ada(), "{\"name\": \"Grace Hopper\"}");
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            for (var page : new String[] {"", "/edit", "/delete"}) {
                tab.open("/customers/" + grace + page).shows("There is nothing here.");
            }
            tab.open("/customers?q=grace").shows("No customer found");
        }
    }

    /** What stands behind a question mark would be more than an address to the program that writes the e-mail. */
    @Test
    void anAddressIsNothingButAnAddress() {
        var ada = Cast.ada();
        var grace = added(ada, "{\"name\": \"Grace\", \"email\": \"g?bcc=x%41@example.org\"}");
        assertThat(http.browse(ada, "GET", "/customers/" + grace).is(200).text())
                .contains("\"mailto:g%3Fbcc=x%2541@example.org\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aCustomerIsAddedFoundChangedAndDeleted(int width) {
        var ada = Cast.ada();
        added(
                ada,
                "{\"name\": \"Konrad Zuse with a name that hardly fits into any row of a list on a telephone\", \"status\": \"inactive\"}");
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/").menu().follow("Customers").shows("Konrad Zuse").follow("New customer");
            tab.fill("Name", "Grace Hopper").fill("E-mail address", "grace").fill("Tags", "navy, pays late");
            tab.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            tab.press("Save").shows("see the fields below");
            assertThat(tab.page.inputValue("[id='customer.tags']")).isEqualTo("navy, pays late");
            tab.isTidy().isAccessible().shoot("customer-form-" + width);
            tab.fill("E-mail address", "grace@example.org")
                    .fill("Notes", "Rear admiral")
                    .press("Save");
            tab.shows("pays late").shows("Rear admiral").shows("No orders yet.");
            tab.isTidy().isAccessible().shoot("customer-" + width);
            tab.follow("Edit").fill("Phone", "+1 202 555 0100").press("Save").shows("+1 202 555 0100");
            tab.follow("All customers").isTidy().isAccessible().shoot("customers-" + width);
            tab.page
                    .getByRole(com.microsoft.playwright.options.AriaRole.SEARCHBOX)
                    .fill("grace");
            tab.page.waitForURL("**/customers?q=grace&status=*");
            assertThat(tab.page.locator("#list").innerText()).contains("Grace").doesNotContain("Zuse");
            tab.follow("Grace Hopper")
                    .follow("Delete")
                    .shows("gone for good")
                    .isTidy()
                    .isAccessible();
            tab.shoot("customer-delete-" + width).press("Delete").shows("Konrad Zuse");
            assertThat(tab.page.locator("body").innerText()).doesNotContain("Grace");
        }
    }

    @Test
    void anEditThatWouldUndoAnotherIsNoticed() {
        var ada = Cast.ada();
        var grace = added(ada, "{\"name\": \"Grace\"}");
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers/" + grace + "/edit").fill("Phone", "1");
            http.patch(ada, "/customers/" + grace, "{\"notes\": \"Meanwhile\"}").is(200);
            tab.press("Save").shows("Somebody else changed this");
            assertThat(tab.page.inputValue("[id='customer.phone']")).isEqualTo("1");
            tab.press("Save").shows("All customers");
        }
    }

    @Test
    void whoHasOrdersStays() {
        var ada = Cast.ada();
        var grace = added(ada, "{\"name\": \"Grace\"}");
        http.post(
                        ada,
                        "/orders",
                        "{\"customerId\": \"%s\", \"lines\": [{\"description\": \"Cog\", \"quantity\": 2, \"unitPrice\": 4.5}]}"
                                .formatted(grace))
                .is(201);
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/customers/" + grace)
                    .shows("#1")
                    .shows("9.00")
                    .shows("Draft")
                    .isTidy();
            tab.follow("Delete")
                    .press("Delete")
                    .shows("This customer has orders")
                    .isAccessible();
            tab.shoot("customer-in-use-390");
        }
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, CUSTOMERS_VIEW))) {
            tab.open("/customers/" + grace).shows("Grace");
            assertThat(tab.page.locator("body").innerText()).doesNotContain("Draft", "Edit", "Delete");
        }
    }

    @Test
    void whoMayOnlyActAddsAndSeesNothing() {
        var ada = Cast.ada();
        var grace = added(ada, "{\"name\": \"Grace\"}");
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, CUSTOMERS_ACT))) {
            tab.open("/")
                    .follow("New customer")
                    .fill("Name", "Joan")
                    .press("Save")
                    .shows("Here is an empty form");
            tab.open("/customers").shows("You may not do this");
            tab.open("/customers/" + grace + "/edit").shows("There is nothing here.");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, ORDERS_VIEW))) {
            tab.open("/");
            assertThat(tab.page.locator("nav").innerText()).doesNotContainIgnoringCase("customer");
            tab.open("/customers/new").shows("You may not do this");
        }
    }

    private String added(Actor me, String body) {
        return http.post(me, "/customers", body).is(201).json().path("id").asString();
    }
}
