package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A day at the farm: an order of two lines and five pieces is taken, confirmed and printed, one print fails, all pass
 * quality control and are shipped. Issue 13 allows 16 clicks on a desk and 20 taps on a phone, and none by the keyboard.
 */
@PerimeterTest
class ClicksOfADayTest {

    private static final int CLICKS_MAX = 16;
    private static final int TAPS_MAX = 20;
    private static final int TABS_MAX = 300;

    /** The way from the customer's page to the form of a new order. */
    private static final int TO_THE_FORM = 1;

    /** Counts in the page itself, on all pages of the tab: what the keyboard presses has no place on the screen. */
    private static final String COUNTED = """
            addEventListener('click', (event) => {
              if (event.isTrusted && event.detail > 0) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
            }, true);
            """;

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor ada;
    private Farm farm;
    private String customer;
    private String spool;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        farm.printer("Gutenberg");
        spool = farm.spool();
        customer = farm.customer("Grace Hopper");
    }

    @Test
    void onADesk() {
        try (var tab = counting(1440)) {
            day(tab, Locator::click);
            assertThat(clicks(tab) + TO_THE_FORM).as("clicks").isLessThanOrEqualTo(CLICKS_MAX);
        }
    }

    @Test
    void onAPhone() {
        try (var tab = counting(390)) {
            day(tab, Locator::click);
            assertThat(clicks(tab) + TO_THE_FORM).as("taps").isLessThanOrEqualTo(TAPS_MAX);
        }
    }

    @Test
    void byTheKeyboardAlone() {
        try (var tab = counting(1440)) {
            day(tab, target -> reach(tab, target));
            assertThat(clicks(tab)).as("clicks").isZero();
        }
    }

    private Tab counting(int width) {
        var tab = Tab.of(port, width).as(ada);
        tab.page.addInitScript(COUNTED);
        return tab;
    }

    private static int clicks(Tab tab) {
        return ((Number) tab.page.evaluate("Number(sessionStorage.clicks ?? 0)")).intValue();
    }

    private void day(Tab tab, Consumer<Locator> press) {
        takesTheOrder(tab, press);
        printsAllButOne(tab, press);
        var order = tab.path().replace("/orders/", "").replaceAll("\\?.*", "");
        press.accept(act(tab, "printed", "To post-processing"));
        tab.shows("5 pieces in post-processing");
        press.accept(act(tab, "post_processing", "To QC"));
        tab.shows("5 pieces in quality control");
        press.accept(act(tab, "qc", "Passed"));
        tab.shows("5 pieces passed").shows("5 of 5 good");
        press.accept(button(tab, "Ship"));
        tab.page.locator(".head .state-shipped").waitFor();
        assertThat(farm.status("/orders/" + order)).isEqualTo("shipped");
        assertThat(farm.show("/overview").path("pieces").path("shipped").asInt())
                .isEqualTo(5);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .as("five copies of 20 g, and by the clock a quarter of the one that failed")
                .isEqualTo(1000 - 5 * 20 - 5);
    }

    private void takesTheOrder(Tab tab, Consumer<Locator> press) {
        tab.open("/orders/new?customerId=" + customer);
        tab.page.locator("[id='lines[0].description']").fill("Gear");
        tab.page.locator("[id='lines[0].quantity']").fill("3");
        press.accept(button(tab, "Add a line"));
        tab.page.locator("[id='lines[1].description']").fill("Housing");
        tab.page.locator("[id='lines[1].quantity']").fill("2");
        press.accept(button(tab, "Add the order"));
        tab.shows("Draft");
        press.accept(button(tab, "Confirm"));
        tab.shows("0 of 5 good");
    }

    private void printsAllButOne(Tab tab, Consumer<Locator> press) {
        press.accept(act(tab, "planned", "Print"));
        tab.shows("Which pieces");
        tab.page.selectOption("#spoolId", spool);
        tab.fill("Grams, about", "20").fill("Minutes", "95");
        press.accept(button(tab, "Print"));
        tab.shows("5 pieces printing");
        press.accept(act(tab, "printing", "Failed"));
        tab.shows("How far was it?");
        press.accept(button(tab, "Layer shift"));
        tab.shows("failed");
        press.accept(act(tab, "printing", "Finished"));
        tab.shows("4 pieces printed");
        press.accept(act(tab, "planned", "Print"));
        tab.shows("Grams, about");
        assertThat(tab.page.inputValue("#grams")).as("what the last copy took").isEqualTo("20");
        assertThat(tab.page.inputValue("#minutes")).isEqualTo("95");
        tab.page.selectOption("#spoolId", spool);
        press.accept(button(tab, "Print"));
        tab.shows("Piece 6 printing");
        press.accept(act(tab, "printing", "Finished"));
        tab.shows("Piece 6 printed");
    }

    private static Locator button(Tab tab, String name) {
        return tab.page
                .locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** The button of all pieces in that state. */
    private static Locator act(Tab tab, String state, String name) {
        return tab.page
                .locator(".stacks > li")
                .filter(new Locator.FilterOptions().setHas(tab.page.locator(".stack-what .state-" + state)))
                .first()
                .locator(".acts button")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    /** By Tab until it has the focus, as somebody without a mouse does, and then by Enter. */
    private static void reach(Tab tab, Locator target) {
        target.waitFor();
        for (var tabs = 0; tabs < TABS_MAX; tabs++) {
            if (target.evaluate("element => element === document.activeElement").equals(true)) {
                tab.page.keyboard().press("Enter");
                return;
            }
            tab.page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + target);
    }
}
