package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is chosen on the pages of orders: a filament, another customer, what the list shows. */
@PerimeterTest
class OrderChoicesTest {

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

    /** What is looked for is chosen by a button that comes back, and what was typed is still there. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aFilamentIsChosenWithoutScripts(int width) {
        farm.spool();
        farm.customer("Grace Hopper");
        farm.customer("Annie Easley");
        var plain = new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(width, 800);
        try (var tab = new Tab(port, plain).as(ada)) {
            tab.open("/orders/new").follow("Grace Hopper").fill("Description", "Gear");
            tab.press("Add a line").shows("Line 2");
            look(tab, "nothing like this");
            tab.shows("Nothing found");
            look(tab, "basic ONE test");
            tab.shows("Test Works Basic One");
            tab.page.getByLabel("Test Works Basic One").first().press(" ");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            tab.isTidy().shoot("order-filament-plain-" + width);
            tab.page.getByText("Another customer").press("Enter");
            tab.shows("For whom?").shows("Test Works Basic One");
            tab.page.locator("#_customer").fill("annie");
            tab.page.locator(".picker .find button").press("Enter");
            tab.shows("Annie Easley").page.getByLabel("Annie Easley").press(" ");
            tab.isTidy().shoot("order-customer-plain-" + width);
            tab.page.locator("[id='lines[1].description']").fill("Lid");
            tab.page.getByText("Add the order").press("Enter");
            tab.shows("Order 1").shows("Annie Easley").shows("Lid").shows("Test Works");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aDraftIsForAnotherCustomer(int width) {
        var order = farm.order(farm.customer("Grace Hopper"), 2);
        farm.customer("Annie Easley");
        farm.customer("Katherine Johnson");
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/orders/" + order + "/edit").fill("Notes", "Mine").press("Another customer");
            tab.page.locator("#_customer").pressSequentially("easl");
            tab.page.getByText("Katherine").waitFor(hidden());
            tab.page.getByText("Annie Easley").click();
            tab.isTidy().isAccessible().shoot("order-customer-" + width);
            tab.press("Save").shows("Annie Easley").shows("Mine");
            farm.move("/orders/" + order, "confirmed").is(200);
            tab.open("/orders/" + order + "/edit");
            assertThat(tab.page.getByText("Another customer").count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatAShopLooksAtIsOneTapAway(int width) {
        farm.order(1);
        var late = farm.confirmed(2);
        http.patch(
                        ada,
                        "/orders/" + late,
                        "{\"dueOn\": \"%s\"}".formatted(LocalDate.now().minusDays(2)))
                .is(200);
        farm.confirmed(3);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/").follow("All that are late").shows("due ");
            assertThat(tab.page.locator(".rows li").count()).isOne();
            assertThat(tab.page.locator(".views [aria-current]").innerText()).isEqualTo("Late");
            tab.follow("Open").page.waitForURL("**/orders?open=true");
            assertThat(tab.page.locator(".rows li").count()).isEqualTo(2);
            tab.isTidy().isAccessible().shoot("orders-open-" + width);
            tab.follow("Due in 7 days")
                    .shows("No orders found.")
                    .follow("Drafts")
                    .shows("Draft");
            assertThat(tab.page.locator(".rows li").count()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void aNameWithoutASpaceStaysOnTheScreen(int width) {
        var customer = farm.customer("x".repeat(80));
        var order = farm.order(customer, 1);
        try (var tab = Tab.of(port, width).as(ada)) {
            for (var page : new String[] {
                "/orders/" + order, "/orders/new?customerId=" + customer, "/orders", "/orders/new", "/"
            }) {
                tab.open(page).isTidy();
            }
        }
    }

    /** Dropped without a word, the line would be of no filament at all. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wordsWithNothingChosenAreAskedAbout(boolean scripts) {
        farm.spool();
        var grace = farm.customer("Grace");
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(360, 800);
        try (var tab = new Tab(port, options).as(ada)) {
            tab.open("/orders/new?customerId=" + grace).fill("Description", "Gear");
            tab.page.locator("[id='lines[0].filamentId-q']").fill("basic ONE test");
            tab.page.getByText("Add the order").press("Enter");
            tab.shows("choose one of those found, or empty the field").shows("1.75 mm · 1,000 g");
            assertThat(tab.page.inputValue("[id='lines[0].description']")).isEqualTo("Gear");
            tab.isTidy().shoot("order-filament-asked-" + scripts);
            tab.page.getByLabel("Test Works Basic One").first().press(" ");
            tab.page.getByText("Add the order").press("Enter");
            tab.shows("Order 1").shows("Gear").shows("Test Works Basic One");
        }
    }

    /** With the keyboard. */
    private static void look(Tab tab, String text) {
        tab.page.locator("[id='lines[1].filamentId-q']").fill(text);
        tab.page.locator("fieldset.line").nth(1).locator(".find button").press("Enter");
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    @Test
    void aCustomerWhoWasDeletedMeanwhileTakesNothingTypedAway() {
        var ada = Cast.ada();
        var grace = new Farm(http, ada).customer("Grace");
        http.delete(ada, "/customers/" + grace).is(204);
        var answer = http.browse(
                ada,
                "POST",
                "/orders/new",
                "customerId",
                grace,
                "lines[0].description",
                "Gear",
                "lines[0].quantity",
                "2");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("value=\"Gear\"", "names nothing that is there");
        assertThat(http.browse(ada, "GET", "/orders/new?customerId=" + grace).status())
                .isEqualTo(404);
    }
}
