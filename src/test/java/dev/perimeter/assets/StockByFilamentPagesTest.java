package dev.perimeter.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What to buy, and the three acts on a spool, in a real browser (spec 12.9). */
@PerimeterTest
class StockByFilamentPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Actor ada;
    private Stock stock;

    @BeforeEach
    void fill() {
        ada = Cast.ada();
        stock = new Stock(http);
        stock.addSpool(ada, ", \"location\": \"Shelf B\"");
        stock.addSpool(ada, ", \"location\": \"Shelf A\"");
        http.post(ada, Stock.SPOOLS, Stock.filament("Stockmaker", "PETG", "Night Blue", "#101060"))
                .is(201);
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark"})
    void whatToBuyIsSaidAndSetInPlace(int width, String scheme) {
        try (var tab = Tab.of(port, width, scheme).as(ada)) {
            tab.open("/spools").follow("By filament").shows("Night Blue").shows("2 spools");
            row(tab, "Night Blue").getByLabel("Buy more at").fill("1.000,5");
            save(tab, "Night Blue");
            tab.shows("250.5 g missing");
            assertThat(row(tab, "Night Blue").getByLabel("Buy more at").inputValue())
                    .isEqualTo("1000.50");
            row(tab, "Everyday").getByLabel("Buy more at").fill("-5");
            save(tab, "Everyday");
            tab.shows("must be at least 0");
            looks(tab, "stock-" + width + "-" + scheme);
            tab.open("/stock").follow("What to buy").shows("250.5 g missing");
            assertThat(tab.page.content()).doesNotContain("Everyday");
            looks(tab, "stock-to-buy-" + width + "-" + scheme);
            tab.follow("1 spool").shows("Only spools of");
            assertThat(tab.page.locator("ul.spools > li").count()).isOne();
            tab.open("/spools?sort=filament").shows("2 usable spools, 2,000 g");
            looks(tab, "spools-grouped-" + width + "-" + scheme);
            tab.open("/").shows("750 of 1,000.5 g").follow("What to buy (1)").shows("250.5 g missing");
            tab.follow("Night Blue").shows("In the catalog");
            looks(tab, "stock-item-" + width + "-" + scheme);
        }
    }

    @Test
    void withoutScriptsTheListIsShownAgain() {
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1440, 900);
        try (var tab = new Tab(port, options).as(ada)) {
            tab.open("/stock?low=true").shows("There is enough of everything.");
            tab.open("/stock");
            row(tab, "Night Blue").getByLabel("Buy more at").fill("800");
            row(tab, "Night Blue").getByLabel("Buy more at").press("Enter");
            tab.shows("50 g missing");
            assertThat(tab.path()).isEqualTo("/stock");
            row(tab, "Night Blue").getByLabel("Buy more at").fill("x");
            row(tab, "Night Blue").getByLabel("Buy more at").press("Enter");
            tab.shows("must be a number");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void spoolsAreSortedAndNarrowedByOneControlEach(int width) {
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/spools");
            assertThat(tab.page
                            .locator("select[name=status], input[type=checkbox][name=low]")
                            .count())
                    .isZero();
            if (width == 390) {
                assertThat(tab.page.locator("input[name=material]").isVisible()).isFalse();
                looks(tab, "spools-folded-" + width);
                tab.press("Filters");
                looks(tab, "spools-filters-" + width);
            }
            tab.page.locator("select[name=sort]").selectOption("place");
            tab.page.waitForCondition(
                    () -> tab.page.locator("ul.spools > li").first().innerText().contains("Shelf A"));
            assertThat(tab.path()).contains("sort=place");
            if (width == 390) {
                tab.page.keyboard().press("Escape");
            }
            tab.follow("Sealed");
            tab.page.waitForURL("**/spools?sort=place&status=sealed");
            tab.shows("Shelf A");
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "390, dark"})
    void aSpoolIsUsedWeighedAndCorrected(int width, String scheme) {
        var id = http.post(ada, Stock.SPOOLS, Stock.filament("Stockmaker", "ABS", "Chalk", "#F0F0F0"))
                .is(201)
                .json()
                .path("id")
                .asString();
        try (var tab = Tab.of(port, width, scheme).as(ada)) {
            tab.open("/spools/" + id);
            looks(tab, "spool-acts-" + width + "-" + scheme);
            tab.fill("Used up g", "50")
                    .fill("For what (optional)", "A test cube")
                    .press("Take it off");
            tab.shows("A test cube").shows("700 g");
            tab.page.locator("summary:has-text('Weigh')").click();
            tab.fill("On the scales g", "900").fill("Empty spool g", "950").press("Keep the weight");
            tab.shows("That is less than the empty spool weighs.");
            looks(tab, "spool-weigh-" + width + "-" + scheme);
            tab.fill("Empty spool g", "210").press("Keep the weight");
            tab.shows("Weighed: 900 g on the scales").shows("690 g");
            tab.page.locator("summary:has-text('Weigh')").click();
            assertThat(tab.page.locator("#tareWeightG").count()).isZero();
            tab.page.locator("summary:has-text('Correct')").click();
            tab.fill("Really left g", "690").fill("Reason", "counted").press("Correct it");
            tab.shows("is what is left already");
            tab.fill("Really left g", "600")
                    .press("Correct it")
                    .shows("counted")
                    .shows("-90 g");
            tab.follow("Edit").fill("Filament on it g", "800").press("Save").shows("was put right");
            tab.page.getByText("600 g").first();
            looks(tab, "spool-history-" + width + "-" + scheme);
        }
        assertThat(http.get(ada, Stock.SPOOLS + "/" + id)
                        .json()
                        .path("remainingG")
                        .asInt())
                .isEqualTo(600);
    }

    /** Spec 6.4: who may not view orders is told that it was a piece, and no more. */
    @Test
    void theHistorySaysForWhichPiece() {
        var farm = new Farm(http, ada);
        var spool = farm.spool();
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        farm.moveAlong(java.util.List.of(piece), "queued");
        farm.move(
                        "/pieces/" + piece,
                        "printing",
                        ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(farm.printer("Caxton"), spool))
                .is(200);
        farm.move("/pieces/" + piece, "printed", ", \"grams\": 40").is(200);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/spools/" + spool).follow("for piece 1, Part 1").shows("Piece 1");
            assertThat(tab.path()).isEqualTo("/pieces/" + piece);
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, Permission.ASSETS_VIEW))) {
            tab.open("/spools/" + spool).shows("for a piece");
            assertThat(tab.page.content()).doesNotContain("Part 1").doesNotContain("/pieces/" + piece);
        }
    }

    private static com.microsoft.playwright.Locator row(Tab tab, String name) {
        return tab.page.locator("ul.stock > li", new com.microsoft.playwright.Page.LocatorOptions().setHasText(name));
    }

    private static void save(Tab tab, String name) {
        row(tab, name).locator("button").click();
    }

    private static void looks(Tab tab, String name) {
        assertThat(tab.page.content()).as("a text is missing").doesNotContain("??");
        tab.isTidy().shoot(name).isAccessible();
    }
}
