package dev.perimeter.layout;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Spec 16.1: what one does shows in the other's browser, without reloading. */
@PerimeterTest
class LivePagesTest {

    private static final String STAYS = "window.stays = true";
    private static final String STAYED = "window.stays === true";

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    @Test
    void whatOneDoesOnTheBoardShowsInTheOther() {
        var sam = Cast.staffOf(ada, ORDERS_VIEW, ORDERS_ACT);
        farm.confirmed(1, 1);
        try (var one = Tab.live(port).as(ada);
                var other = Tab.live(port).as(sam)) {
            one.open("/pieces/board");
            other.open("/pieces/board").page.evaluate(STAYS);
            one.page.locator("ul[data-state=planned] li button").first().click();
            other.page.locator("ul[data-state=queued] li").waitFor();
            assertThat(other.page.locator("ul[data-state=planned] li").count()).isOne();
            assertThat(other.page.evaluate(STAYED)).as("without reloading").isEqualTo(true);
            // The card that came along has its buttons, and they work.
            other.page.locator("ul[data-state=planned] li button").first().click();
            one.page.locator("ul[data-state=queued] li").nth(1).waitFor();
            one.isTidy();
            other.isTidy();
        }
    }

    @Test
    void listsAndTheOverviewShowWhatIsNew() {
        var sam = Cast.staffOf(ada, ORDERS_VIEW, CUSTOMERS_VIEW);
        for (var path : new String[] {"/customers", "/orders", "/"}) {
            try (var tab = Tab.live(port).as(sam)) {
                tab.open(path).page.evaluate(STAYS);
                var name = "Grace of " + path;
                var order = farm.order(farm.customer(name), 1);
                http.patch(ada, "/orders/" + order, "{\"dueOn\": \"2020-02-03\"}")
                        .is(200);
                farm.move("/orders/" + order, "confirmed").is(200);
                tab.shows(name);
                assertThat(tab.page.evaluate(STAYED)).as(path).isEqualTo(true);
                tab.isTidy();
            }
        }
    }

    @Test
    void printersAndSpoolsShowTheirState() {
        var printer = farm.printer("Gutenberg");
        var spool = farm.spool();
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/printers").shows("Gutenberg");
            http.patch(ada, "/assets/printers/" + printer, "{\"name\": \"Aldus\", \"status\": \"offline\"}")
                    .is(200);
            tab.shows("Aldus").open("/spools/" + spool).page.evaluate(STAYS);
            http.post(ada, "/assets/spools/" + spool + "/events", "{\"kind\": \"consumed\", \"grams\": 123}")
                    .is(201);
            tab.shows("877").isTidy();
            assertThat(tab.page.evaluate(STAYED)).isEqualTo(true);
        }
    }

    /** Nothing of a page that may not be seen any more stays before the reader's eyes. */
    @Test
    void whatMayNotBeSeenAnyMoreGoes() {
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        farm.customer("Grace");
        try (var tab = Tab.live(port).as(sam)) {
            tab.open("/customers").shows("Grace");
            flag(sam, false);
            tab.shows("You may not do this any more");
            farm.customer("Konrad");
            assertThat(tab.page.content()).doesNotContain("Grace", "Konrad");
        }
        flag(sam, true);
        try (var tab = Tab.live(port).as(sam)) {
            tab.open("/customers").shows("Konrad");
            http.delete(ada, "/members/" + sam.account()).is(204);
            tab.page.waitForURL(url -> url.endsWith("/start"));
        }
    }

    @Test
    void theEndOfTheSessionLeadsToTheSignIn() {
        farm.customer("Grace");
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/customers").shows("Grace");
            http.post(ada, "/auth/sign-out", null).is(204);
            tab.page.waitForURL(url -> url.contains("/sign-in"));
        }
    }

    /** A form that somebody fills in, a box that is ticked and a field with the focus stay, whatever happens around them. */
    @Test
    void whatIsBeingTypedStays() {
        var order = farm.confirmed(2);
        var pieces = farm.pieces(order);
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/orders/" + order);
            tab.page.locator(".one-by-one summary").first().click();
            tab.page.locator(".one-by-one input").first().check();
            tab.page.locator(".take").first().fill("1");
            http.patch(ada, "/orders/" + order, "{\"priority\": \"urgent\"}").is(200);
            farm.move("/pieces/" + pieces.get(1), "queued").is(200);
            tab.shows("Urgent");
            assertThat(tab.page.locator(".one-by-one input").first().isChecked())
                    .isTrue();
            assertThat(tab.page.locator(".take").first().inputValue()).isEqualTo("1");

            tab.open("/customers");
            var search = tab.page.locator("#q");
            search.fill("gra");
            tab.page.waitForURL(url -> url.contains("q=gra"));
            farm.customer("Grace");
            tab.shows("Grace");
            assertThat(search.inputValue()).isEqualTo("gra");
            assertThat(tab.page.evaluate("document.activeElement.id")).isEqualTo("q");
        }
    }

    /** What was typed is not lost with the flag that the page takes: the page says so. */
    @Test
    void whatIsBeingTypedStaysEvenWhereThePageIsGone() {
        var sam = Cast.staffOf(ada, ORDERS_VIEW, ORDERS_ACT, CUSTOMERS_VIEW);
        var order = farm.confirmed(1);
        try (var tab = Tab.live(port).as(sam)) {
            tab.open("/orders/" + order);
            tab.page.locator(".one-by-one summary").click();
            tab.page.locator(".one-by-one input").check();
            http.patch(ada, "/members/" + sam.account(), "{\"permissions\": {\"ordersView\": false}}")
                    .is(200);
            tab.shows("What you typed is still here");
            assertThat(tab.page.locator(".one-by-one input").isChecked()).isTrue();
            tab.isTidy();
        }
    }

    /** The focus stays on its row while others come in above it. */
    @Test
    void theFocusStaysOnItsRow() {
        farm.customer("Konrad");
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/customers");
            tab.page.locator("#list li a").first().focus();
            farm.customer("Ada");
            tab.page.locator("#list li").nth(1).waitFor();
            assertThat(tab.page.evaluate("document.activeElement.innerText").toString())
                    .contains("Konrad");
        }
    }

    /** Another tab has gone on to another company: this page is not mixed with it. */
    @Test
    void aPageOfAnotherCompanyStaysAsItIs() {
        farm.customer("Grace");
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/customers").shows("Grace");
            http.post(ada, "/onboarding/owner", """
                    {"displayName": "Ada", "company":
                      {"name": "Ada's second", "industry": "Prototyping", "size": "1", "city": "Leeds", "currency": "GBP"}}""").is(201);
            tab.shows("You are acting for another company");
            assertThat(tab.page.locator("#list").innerText()).contains("Grace");
            tab.isTidy().isAccessible();
        }
    }

    /** Two pages of one browser read one stream. */
    @Test
    void thePagesOfABrowserShareOneStream() {
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/customers");
            var second = tab.page.context().newPage();
            second.navigate(tab.page.url().replace("/customers", "/orders"));
            var asked = second.evaluate("performance.getEntriesByName(location.origin + '/events').length");
            farm.order(farm.customer("Grace"), 1);
            second.getByText("Grace").first().waitFor();
            tab.shows("Grace");
            assertThat(asked).isEqualTo(0);
        }
    }

    /** What the browser asks for while somebody else works, beside the one stream: no page that nobody sees. */
    @Test
    void aPageThatNobodySeesAsksForNothing() {
        try (var tab = Tab.live(port).as(ada)) {
            tab.open("/customers");
            hide(tab.page, true);
            farm.customer("Grace");
            tab.page.waitForTimeout(2_000);
            assertThat(tab.page.locator("#list").innerText()).doesNotContain("Grace");
            hide(tab.page, false);
            tab.shows("Grace");
        }
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private void flag(Actor staff, boolean on) {
        http.patch(ada, "/members/" + staff.account(), "{\"permissions\": {\"customersView\": %s}}".formatted(on))
                .is(200);
    }
}
