package dev.perimeter.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Printers and spools in a real browser. */
@PerimeterTest
class StockPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aPrinterIsAddedClearedAndRetired(int width) {
        var ada = Cast.ada();
        new Stock(http).addPrinter(ada, "Caxton");
        try (var tab = tab(ada, width)) {
            tab.open("/printers").shows("Caxton");
            tab.follow("New printer").shows("Which model is it?");
            looks(tab, "printer-find-" + width);
            tab.fill("Which model is it?", "workhorse").follow("Stockmaker Workhorse");
            tab.fill("Name", "Gutenberg")
                    .fill("Place", "By the window")
                    .fill("Nozzle mm", "0,4")
                    .fill("Price", "799.90");
            looks(tab, "printer-new-" + width);
            tab.press("Add the printer")
                    .shows("Gutenberg")
                    .shows("By the window")
                    .shows("€799.90");
            looks(tab, "printer-" + width);
            tab.press("Needs clearing").open("/printers");
            looks(tab, "printers-" + width);
            tab.press("Cleared: Gutenberg");
            assertThat(tab.path()).isEqualTo("/printers");
            assertThat(tab.page
                            .locator("button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Cleared"))
                            .count())
                    .isZero();
            tab.follow("Gutenberg").press("Retire").shows("Retired");
            tab.follow("Edit").fill("Name", "Caxton").press("Save").shows("Another printer has this name already.");
            assertThat(tab.page.inputValue("[id='printer.location']")).isEqualTo("By the window");
            looks(tab, "printer-edit-" + width);
            tab.fill("Name", "Johannes").press("Save").shows("Johannes");
            tab.follow("Delete").press("Delete the printer");
            assertThat(tab.path()).isEqualTo("/printers");
            tab.shows("Caxton");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void spoolsArriveAreUsedAndWeighed(int width) {
        var ada = Cast.ada();
        new Stock(http).addSpool(ada, "");
        try (var tab = tab(ada, width)) {
            tab.open("/spools").shows("Everyday");
            tab.follow("New spool").shows("Which filament is it?");
            tab.fill("Which filament is it?", "stockmaker everyday").follow("Everyday");
            tab.fill("How many", "2").fill("Place", "Shelf 4").fill("Buy more at g", "2300");
            looks(tab, "spool-new-" + width);
            tab.press("Add to the stock");
            assertThat(tab.path()).isEqualTo("/spools");
            looks(tab, "spools-" + width);
            assertThat(tab.page.locator(".rows li").count()).isEqualTo(3);
            tab.fill("Search", "shelf 4");
            tab.page.waitForCondition(() -> tab.page.locator(".rows li").count() == 2);
            tab.follow("Everyday").fill("Used up g", "2000").press("Take it off");
            tab.shows("There is less on the spool than that");
            assertThat(tab.page.inputValue("#usedG")).isEqualTo("2000");
            tab.fill("Used up g", "750,5").press("Take it off").shows("249.5 g").shows("Running low");
            looks(tab, "spool-" + width);
            tab.follow("Edit").fill("Lot", "L-77").press("Save").shows("L-77");
            tab.follow("Delete").press("Delete the spool").shows("cannot be deleted");
            looks(tab, "spool-delete-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherModelOrFilamentIsChosen(boolean scripts) {
        var ada = Cast.ada();
        var printer = new Stock(http).addPrinter(ada, "Gutenberg");
        var spool = new Stock(http).addSpool(ada, "");
        new Stock(http).addPrinter(ada, "Aldus", "Stockmaker", "Second");
        http.post(ada, Stock.SPOOLS, Stock.filament("Stockmaker", "PETG", "Night", "#101020"))
                .is(201);
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(390, 800);
        try (var tab = new Tab(port, options).as(ada)) {
            tab.open("/printers/" + Stock.id(printer) + "/edit").fill("Place", "Hall 2");
            choose(tab, "Another model", "_model", "stockmaker sec", "Stockmaker Second", scripts);
            tab.isTidy().shoot("printer-model-" + (scripts ? "390" : "plain"));
            tab.press("Save").shows("Stockmaker Second").shows("Hall 2");
            tab.open("/spools/" + Stock.id(spool) + "/edit").fill("Lot", "L-9");
            choose(tab, "Another filament", "_filament", "stockmaker night", "Night", scripts);
            tab.isTidy().shoot("spool-filament-" + (scripts ? "390" : "plain"));
            tab.press("Save").shows("Night").shows("L-9");
        }
    }

    private static void choose(Tab tab, String button, String field, String text, String label, boolean scripts) {
        if (scripts) {
            tab.press(button);
        } else {
            // By the keyboard: without scripts, Chromium draws too rarely for a click to find its place.
            tab.page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                    .press("Enter");
        }
        // As somebody types: the first key may come before the page listens.
        tab.page.locator("#" + field).pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(20));
        if (!scripts) {
            tab.page.locator(".find button").press("Enter");
        }
        tab.page.getByLabel(label).first().press(" ");
    }

    @Test
    void aFormThatSomebodyElseOvertookSaysSoAndKeepsWhatWasTyped() {
        var ada = Cast.ada();
        var printer = new Stock(http).addPrinter(ada, "Gutenberg");
        try (var tab = tab(ada, 1440)) {
            tab.open("/printers/" + Stock.id(printer) + "/edit").fill("Place", "Mine");
            http.patch(ada, printer, "{\"location\": \"Theirs\"}").is(200);
            tab.press("Save").shows("Somebody else changed this in the meantime.");
            assertThat(tab.page.inputValue("[id='printer.location']")).isEqualTo("Mine");
            tab.press("Save").shows("Mine");
        }
    }

    /** Spec 6.2: who may act without viewing is shown how to add, and nothing that is there. */
    @Test
    void aMemberSeesOnlyWhatTheyMay() {
        var ada = Cast.ada();
        var spool = new Stock(http).addSpool(ada, "");
        new Stock(http).addPrinter(ada, "Gutenberg");
        try (var tab = tab(Cast.staffOf(ada, Permission.ASSETS_VIEW), 1440)) {
            tab.open("/printers").shows("Gutenberg");
            assertThat(tab.page.content()).doesNotContain("New printer");
            tab.open("/spools/" + Stock.id(spool));
            assertThat(tab.page.content()).doesNotContain("Take it off").doesNotContain("Edit");
            tab.open("/spools/new").shows("You may not do this any more, or not yet.");
        }
        try (var tab = tab(Cast.staffOf(ada, Permission.ASSETS_ACT), 1440)) {
            tab.open("/").menu();
            assertThat(tab.page.locator("nav a[href='/printers']").count()).isZero();
            tab.follow("New printer").fill("Which model is it?", "workhorse");
            tab.follow("Stockmaker Workhorse")
                    .fill("Name", "Aldus")
                    .press("Add the printer")
                    .shows("was added");
            tab.open("/printers").shows("You may not do this any more, or not yet.");
        }
        try (var tab = tab(Cast.staffOf(ada), 1440)) {
            tab.open("/");
            assertThat(tab.page.locator("nav").first().innerText())
                    .doesNotContain("Printers")
                    .doesNotContain("Spools");
        }
    }

    private static void looks(Tab tab, String name) {
        assertThat(tab.page.content()).as("a text is missing").doesNotContain("??");
        tab.isTidy().shoot(name).isAccessible();
    }

    private Tab tab(Actor actor, int width) {
        return Tab.of(port, width).as(actor);
    }
}
