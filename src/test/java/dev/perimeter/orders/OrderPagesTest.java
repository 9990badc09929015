package dev.perimeter.orders;

import static com.microsoft.playwright.options.WaitUntilState.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Orders in a real browser: found, written, moved. */
@PerimeterTest
class OrderPagesTest {

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

    @Test
    @Tag("stranger")
    void aStrangerFindsNothing() {
        var order = farm.order(2);
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open("/orders").shows("No orders yet.");
            for (var path : new String[] {"", "/edit", "/remove", "/transitions?to=cancelled"}) {
                tab.open("/orders/" + order + path).shows("There is nothing here.");
            }
            tab.open("/orders/new?customerId=" + farm.customer("Grace")).shows("There is nothing here.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void anOrderIsTakenAndGoesItsWay(int width) {
        farm.customer("Grace Hopper");
        farm.customer("Annie Easley");
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/orders").shows("No orders yet.").follow("New order").shows("For whom?");
            tab.isTidy().isAccessible().shoot("order-for-" + width);
            tab.page.locator("main input[name=q]").pressSequentially("hop");
            tab.page.getByText("Annie Easley").waitFor(hidden());
            tab.follow("Grace Hopper").fill("Description", "Gear");
            tab.fill("Copies", "3").fill("Price of one", "2,50");
            tab.press("Add a line");
            tab.page.getByText("Line 2").waitFor();
            tab.page.locator("[id='lines[1].description']").fill("Housing");
            assertThat(tab.page.inputValue("[id='lines[0].unitPrice']")).isEqualTo("2,50");
            tab.press("Add a line");
            tab.page.getByText("Line 3").waitFor();
            tab.page.locator("[id='lines[2].description']").fill("Lid");
            tab.page.locator("fieldset").nth(1).getByText("Remove this line").click();
            tab.page.getByText("Line 3").waitFor(hidden());
            assertThat(tab.page.inputValue("[id='lines[1].description']")).isEqualTo("Lid");
            tab.page.locator("[id='lines[1].quantity']").fill("0");
            tab.isTidy().isAccessible().shoot("order-form-" + width);
            tab.press("Add the order").shows("must be at least 1");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            tab.page.locator("[id='lines[1].quantity']").fill("2");
            tab.page.locator("[id='dueOn']").fill("2026-01-31");
            tab.press("Add the order").shows("Order 1").shows("€7.50").shows("Draft");
            tab.isTidy().isAccessible().shoot("order-draft-" + width);
            tab.press("Confirm").shows("Confirmed").shows("0 of 5 good").shows("Gear ×\u202f3");
            tab.isTidy().isAccessible().shoot("order-" + width);
            tab.press("Start production").shows("In production");
            tab.press("Ready").shows("Some pieces are not good yet");
            tab.isAccessible().follow("Back").follow("Put on hold").fill("Reason (optional)", "No filament");
            tab.press("Put on hold").shows("On hold").shows("No filament").press("Resume");
            tab.shows("In production").follow("Cancel the order").fill("Reason", "Changed their mind");
            tab.press("Cancel the order").shows("Cancelled: Changed their mind");
            tab.isTidy().isAccessible().shoot("order-cancelled-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void ordersAreFoundWhileTyping(int width) {
        farm.order(2, 1);
        farm.move("/orders/" + farm.order(5), "confirmed");
        farm.order(farm.customer("Katherine Johnson of the Langley Research Center"), 7);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/orders").shows("Katherine").isTidy().isAccessible().shoot("orders-" + width);
            tab.page.locator("main input[name=q]").pressSequentially("grace");
            tab.page.getByText("Katherine").waitFor(hidden());
            tab.page.locator("select[name=status]").selectOption("confirmed");
            tab.page.locator(".state-draft").first().waitFor(hidden());
            assertThat(tab.page.locator(".rows li").count()).isOne();
            assertThat(tab.path()).contains("q=grace").contains("status=confirmed");
            tab.open("/orders?q=&status=&dueFrom=&dueTo=2020-01-01").shows("No orders found.");
            tab.isTidy().isAccessible();
        }
    }

    /** On a slow line, fingers are faster than scripts. */
    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/customers", "/orders/new"})
    void whatIsTypedBeforeThePageListensIsLookedFor(String page) {
        farm.order(2);
        farm.order(farm.customer("Katherine Johnson"), 7);
        try (var tab = Tab.of(port, 390).as(ada)) {
            var held = new CompletableFuture<Route>();
            tab.page.route("**/htmx.min.js", held::complete);
            tab.page.navigate("http://localhost:" + port + page, new Page.NavigateOptions().setWaitUntil(COMMIT));
            tab.page.locator("main input[name=q]").pressSequentially("grace");
            tab.page.waitForCondition(held::isDone);
            held.join().resume();
            tab.page.getByText("Katherine").first().waitFor(hidden());
            tab.shows("Grace").isTidy();
        }
    }

    @Test
    void everythingWorksWithoutScripts() {
        farm.customer("Grace Hopper");
        var plain = new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 800);
        try (var tab = new Tab(port, plain).as(ada)) {
            tab.open("/orders/new").follow("Grace Hopper").fill("Description", "Gear");
            tab.press("Add a line").shows("Line 2");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            tab.page.locator("fieldset").nth(1).getByText("Remove this line").click();
            tab.press("Add the order").shows("Order 1").press("Confirm").shows("Confirmed");
        }
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var order = farm.order(2);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/orders/" + order + "/edit").fill("Notes", "Mine");
            http.patch(ada, "/orders/" + order, "{\"notes\": \"Theirs\"}").is(200);
            tab.press("Save").shows("Somebody else changed this");
            assertThat(tab.page.inputValue("#notes")).isEqualTo("Mine");
            tab.isAccessible();
            tab.fill("Notes", "Both").press("Save").shows("Both").shows("Draft");
            farm.move("/orders/" + order, "confirmed").is(200);
            tab.open("/orders/" + order + "/edit")
                    .shows("stays as it was confirmed")
                    .fill("Notes", "Later");
            tab.press("Save").shows("Later").shows("Confirmed");
        }
    }

    @Test
    void aDraftIsDeleted() {
        var order = farm.order(2);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/orders/" + order).follow("Delete").press("Delete").shows("No orders yet.");
        }
    }

    /** Spec 6.2: whoever acts need not see, and the other way round. */
    @Test
    void showsWhatTheFlagsAllow() {
        var order = farm.order(2);
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, Permission.ORDERS_VIEW))) {
            tab.open("/orders/" + order).shows("Customer 1");
            assertThat(tab.page.locator("main button").count()).isZero();
            tab.open("/orders/new").shows("You may not do this");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, Permission.ORDERS_VIEW, Permission.ORDERS_ACT))) {
            tab.open("/orders/new").shows("You may not view customers").follow("Customer 1");
            tab.fill("Description", "Gear")
                    .press("Add the order")
                    .shows("Customer 1")
                    .shows("Gear");
        }
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, Permission.ORDERS_ACT))) {
            var customer = farm.show("/orders/" + order).path("customerId").asString();
            tab.open("/orders/new")
                    .shows("You may not view customers")
                    .isAccessible()
                    .shoot("order-blind-390");
            tab.open("/orders/new?customerId=" + customer).fill("Description", "Gear");
            tab.press("Add the order").shows("Order 3 is there.");
        }
    }

    private static com.microsoft.playwright.Locator.WaitForOptions hidden() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }
}
