package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order for somebody who is not known yet adds the customer with it (spec 12.11). */
@PerimeterTest
class NewCustomerTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whoIsTypedAndUnknownIsAddedWithTheOrder(int width) {
        known("Grace Hopper", "grace@example.org", "Navy Yard 1\\n20354 Hamburg\\nGermany");
        known("Grace Slick", "slick@example.org", null);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/orders/new").shows("#1 · grace@example.org · 20354 Hamburg");
            tab.page.locator("main input[name=q]").pressSequentially("Joan Clarke");
            tab.follow("New customer “Joan Clarke”");
            assertThat(tab.page.inputValue("[id='customer.name']")).isEqualTo("Joan Clarke");
            tab.fill("E-mail address", "GRACE@example.org")
                    .fill("Phone", "+44 1908")
                    .fill("Description", "Gear");
            tab.isTidy().isAccessible().shoot("order-new-customer-" + width);
            tab.press("Add the order").shows("Another of your customers has this e-mail address.");
            assertThat(tab.page.locator("[id='customer.email-says']").innerText())
                    .contains("has this already");
            assertThat(tab.page.inputValue("[id='customer.phone']")).isEqualTo("+44 1908");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            assertThat(customers()).as("none without the order").hasSize(2);
            tab.isTidy().isAccessible();
            tab.fill("E-mail address", "joan@example.org")
                    .press("Add the order")
                    .shows("Order 1")
                    .shows("Joan Clarke");
        }
        assertThat(customers())
                .contains("Joan Clarke joan@example.org +44 1908")
                .hasSize(3);
        var trail = farm.show("/audit?limit=2").path("items").valueStream();
        assertThat(trail.map(entry -> entry.path("recordType").asString() + " "
                        + entry.path("action").asString()))
                .containsExactly("order added", "customer added");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inAFormThatIsOpenAsWell(boolean scripts) {
        var grace = known("Grace Hopper", null, null);
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(1440, 900);
        try (var tab = new Tab(port, options).as(ada)) {
            tab.open("/orders/new?customerId=" + grace)
                    .fill("Description", "Gear")
                    .press("Another customer");
            tab.page.locator("#_customer").fill("Joan");
            if (!scripts) {
                tab.page.locator(".picker .find button").click();
            }
            tab.press("New customer “Joan”")
                    .page
                    .locator("[id='customer.phone']")
                    .fill("1908");
            assertThat(tab.page.inputValue("[id='customer.name']")).isEqualTo("Joan");
            tab.press("An existing customer").shows("For whom?");
            assertThat(tab.page.inputValue("#_customer")).isEqualTo("Joan");
            tab.press("New customer “Joan”")
                    .page
                    .locator("[id='customer.name']")
                    .waitFor();
            assertThat(tab.page.inputValue("[id='customer.phone']")).isEqualTo("1908");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            tab.page.locator("[id='customer.name']").fill("");
            tab.page.locator("[id='lines[0].quantity']").fill("0");
            tab.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            tab.press("Add the order").shows("is required").shows("must be at least 1");
            tab.page.locator("[id='customer.name']").fill("Joan Clarke");
            tab.page.locator("[id='lines[0].quantity']").fill("2");
            tab.press("Add the order").shows("Order 1").shows("Joan Clarke");
            tab.follow("Edit")
                    .press("Another customer")
                    .page
                    .locator("#_customer")
                    .fill("Annie");
            if (!scripts) {
                tab.page.locator(".picker .find button").click();
            }
            tab.press("New customer “Annie”")
                    .page
                    .locator("[id='customer.name']")
                    .waitFor();
            tab.press("Save").shows("Order 1").shows("Annie");
        }
        assertThat(customers()).hasSize(3);
    }

    /** Spec 2.1: who takes orders adds no customers by it. */
    @Test
    void itTakesTheRightToAddCustomers() {
        known("Grace Hopper", null, null);
        var sam = Cast.staffOf(ada, ORDERS_VIEW, ORDERS_ACT, CUSTOMERS_VIEW);
        assertThat(http.browse(sam, "GET", "/orders/new?q=Joan").is(200).text()).doesNotContain("New customer");
        assertThat(http.browse(sam, "GET", "/orders/new?name=Joan").is(403).text())
                .doesNotContain("customer.name");
        var refused = http.browse(
                sam,
                "POST",
                "/orders/new",
                "customer.name",
                "Joan",
                "lines[0].description",
                "Gear",
                "lines[0].quantity",
                "2");
        assertThat(refused.is(403).text()).contains("value=\"Gear\"");
        assertThat(customers()).hasSize(1);
        assertThat(farm.show("/orders").path("items")).isEmpty();
        var may = Cast.staffOf(ada, ORDERS_ACT, CUSTOMERS_ACT);
        http.browse(
                        may,
                        "POST",
                        "/orders/new",
                        "customer.name",
                        "Joan",
                        "lines[0].description",
                        "Gear",
                        "lines[0].quantity",
                        "2")
                .is(302);
        assertThat(customers()).hasSize(2);
    }

    @Test
    void anOrderIsForOneCustomer() {
        var grace = known("Grace Hopper", null, null);
        assertThat(http.browse(ada, "POST", "/orders/new", "lines[0].quantity", "0")
                        .is(400)
                        .text())
                .contains("is required", "must be at least 1");
        http.browse(
                        ada,
                        "POST",
                        "/orders/new",
                        "customerId",
                        grace,
                        "customer.name",
                        "Joan",
                        "lines[0].description",
                        "Gear",
                        "lines[0].quantity",
                        "2")
                .is(400);
        assertThat(customers()).hasSize(1);
    }

    private String known(String name, String email, String address) {
        var body = "{\"name\": \"%s\", \"email\": %s, \"shippingAddress\": %s}";
        return farm.add("/customers", body.formatted(name, json(email), json(address)));
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private List<String> customers() {
        return farm.show("/customers")
                .path("items")
                .valueStream()
                .map(customer -> "%s %s %s"
                        .formatted(
                                customer.path("name").asString(),
                                customer.path("email").asString(""),
                                customer.path("phone").asString("")))
                .toList();
    }
}
