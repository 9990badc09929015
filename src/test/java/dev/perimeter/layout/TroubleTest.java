package dev.perimeter.layout;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What goes wrong is said in a page, in plain words, with what to do next. */
@PerimeterTest
class TroubleTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @Autowired
    @Qualifier("appPool")
    HikariDataSource pool;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatIsNotThereSaysSo(int width) {
        try (var tab = Tab.of(port, width).as(Cast.ada())) {
            for (var address : new String[] {"/nothing-here", "/customers/" + UUID.randomUUID()}) {
                tab.open(address).shows("There is nothing here.").shows("Perhaps it was deleted");
            }
            tab.isTidy().isAccessible().shoot("problem-404-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatOneMayNotNamesThePermissionAndWhoGivesIt(int width) {
        try (var tab = Tab.of(port, width).as(Cast.staffOf(Cast.ada(), CUSTOMERS_VIEW))) {
            tab.open("/orders").shows("See orders and pieces").shows("a colleague who manages permissions");
            tab.isTidy().isAccessible().shoot("problem-403-" + width);
        }
    }

    @Test
    void itIsSaidInGermanAsWell() {
        var german = new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
        try (var tab = new Tab(port, german.setViewportSize(390, 800), "de").as(Cast.staffOf(Cast.ada()))) {
            tab.open("/orders").shows("Aufträge und Teile").shows("wer dort die Rechte verwaltet");
            tab.shoot("problem-403-de").open("/nothing-here").shows("Hier ist nichts.");
        }
    }

    /** For a browser it is a page, wherever it was refused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /customers?nothing=1       | 400 | not known here
            GET  | /customers?limit=x         | 400 | not right
            GET  | /customers?q=%ff           | 400 | cannot be read
            GET  | /customers/%2e%2e;x/a      | 400 | cannot be read
            GET  | /team/offer/accept         | 405 | no page at this address
            POST | /customers/new             | 413 | too much at once
            """)
    void whateverIsRefusedIsAPage(String method, String path, int status, String says) {
        var field = method.equals("POST") ? new String[] {"customer.name", "x".repeat(1_100_000)} : new String[] {};
        var answer = http.browse(Cast.ada(), method, path, field);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).contains(says, "To the overview");
    }

    @Test
    void anotherSitesFormIsRefusedWithAPage() {
        var answer = http.send(
                null,
                "POST",
                "//customers/new",
                "customer.name=x",
                "Accept",
                "text/html",
                "Sec-Fetch-Site",
                "cross-site",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.is(403).text()).contains("sent from another site");
    }

    /** Fifty at one instant, or the database away: the same again is one press, and done once. */
    @Test
    void whatIsBusyIsAskedAgainWithAllThatWasTyped() throws Exception {
        var ada = Cast.ada();
        var taken = new ArrayList<Connection>();
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/customers/new").fill("Name", "Grace Hopper");
            for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            var answer = http.browse(ada, "GET", "/customers");
            assertThat(answer.is(503).header("Retry-After")).isEqualTo("2");
            tab.press("Save").shows("cannot reach its database").isAccessible();
            tab.shoot("problem-503-390");
            for (var connection : taken) {
                connection.close();
            }
            tab.press("Try again").shows("Grace Hopper").shows("No orders yet.");
        }
    }

    /** Nothing that was typed is lost, and nothing has to be reloaded. */
    @Test
    void whereNoAnswerComesThePageSaysSoAndStays() {
        try (var tab = Tab.of(port, 390).as(Cast.ada())) {
            tab.open("/customers");
            tab.page.route("**/customers?**", Route::abort);
            tab.page.fill("#q", "grace");
            tab.shows("No answer came.").isAccessible().shoot("no-answer-390");
            assertThat(tab.page.inputValue("#q")).isEqualTo("grace");
            tab.page.unroute("**/customers?**");
            tab.page.route(
                    "**/customers?**",
                    route -> route.fulfill(
                            new Route.FulfillOptions().setStatus(503).setBody("<html>gateway</html>")));
            tab.page.fill("#q", "grace h");
            tab.shows("cannot do this just now");
            assertThat(tab.page.locator("#trouble").count()).isEqualTo(1);
            tab.page.unroute("**/customers?**");
            tab.page.fill("#q", "grace ho");
            tab.shows("No customer found");
            assertThat(tab.page.locator("#trouble").count()).isZero();
        }
    }

    /** Instead of the browser's own page, in which all is gone. */
    @Test
    void withoutANetworkAFormIsNotSentOff() {
        try (var tab = Tab.of(port, 390).as(Cast.ada())) {
            tab.open("/customers/new").fill("Name", "Grace Hopper");
            tab.page.context().setOffline(true);
            tab.press("Save").shows("No answer came.");
            assertThat(tab.page.inputValue("[id='customer.name']")).isEqualTo("Grace Hopper");
            tab.page.context().setOffline(false);
            tab.press("Save").shows("No orders yet.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatFailsOnOurSideHasANumberToAskAbout(int width) {
        var administrator = TestDatabase.administrator();
        administrator.sql("revoke select on customer from perimeter_app").update();
        try (var tab = Tab.of(port, width).as(Cast.ada())) {
            tab.open("/customers").shows("Something went wrong on our side").shows("Number: ");
            assertThat(tab.page.content()).doesNotContain("SQL", "permission denied", "Exception");
            tab.isAccessible().shoot("problem-500-" + width);
        } finally {
            administrator.sql("grant select on customer to perimeter_app").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void offlineIsAPageInTheReadersLanguage(String language) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(390, 800)
                .setColorScheme(language.equals("de") ? ColorScheme.DARK : ColorScheme.LIGHT);
        try (var tab = new Tab(port, options, language).as(Cast.ada())) {
            tab.open("/customers");
            tab.page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            tab.page.waitForCondition(() ->
                    tab.page.evaluate("!!navigator.serviceWorker.controller").equals(true));
            tab.page.context().setOffline(true);
            tab.open("/orders").shows(language.equals("de") ? "nicht erreichbar" : "out of reach");
            tab.isAccessible().shoot("offline-" + language);
            assertThat(
                            tab.page.evaluate(
                                    "caches.keys().then(async names => (await Promise.all(names.map(async name => "
                                            + "(await (await caches.open(name)).keys()).map(it => new URL(it.url).pathname)))).flat().sort().join(' '))"))
                    .isEqualTo("/offline/de.html /offline/en.html /offline/offline.css");
            tab.page.context().setOffline(false);
            tab.page.locator("a.button").click();
            tab.page.waitForSelector("#list");
            assertThat(tab.path()).isEqualTo("/orders");
        }
    }
}
