package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pieces in a real browser: moved beside a printer with a thumb, and on a desk by dragging. */
@PerimeterTest
class PiecePagesTest {

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
        var order = farm.confirmed(2);
        var piece = farm.pieces(order).getFirst();
        farm.printer("Gutenberg");
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open("/pieces").shows("No pieces yet.");
            tab.open("/pieces?orderId=" + order).shows("No pieces yet.");
            tab.open("/pieces/board");
            assertThat(tab.page.locator(".board li").count()).isZero();
            for (var path : new String[] {"", "/edit", "/transitions?to=queued"}) {
                tab.open("/pieces/" + piece + path).shows("There is nothing here.");
            }
            tab.open("/pieces/moves?to=queued&ids=" + piece).shows("No pieces were chosen.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 390)
    void aPieceGoesItsWayUnderAThumb(int width) {
        farm.printer("Gutenberg");
        farm.spool();
        farm.confirmed(2);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/pieces/board").shows("Nothing here.").follow("Planned");
            tab.isTidy().isAccessible().shoot("board-" + width);
            tap(tab, "Queue");
            assertThat(tab.path()).isEqualTo("/pieces/board?status=planned");
            tap(tab, "Queue");
            tab.follow("Queued").page.locator(".shown .actions a").first().click();
            tab.page.selectOption("#printerId", new SelectOption().setIndex(1));
            tab.page.selectOption("#spoolId", new SelectOption().setIndex(1));
            tab.fill("Grams, about", "40").isTidy().isAccessible().shoot("piece-print-" + width);
            tab.press("Print");
            assertThat(tab.path()).isEqualTo("/pieces/board?status=queued");
            tab.follow("Printing").isAccessible();
            tab.page.locator(".shown .actions a").first().click();
            tab.fill("Grams used", "42,5").fill("Minutes", "61").press("Printed");
            tab.open("/pieces/board?status=printed");
            tap(tab, "To post-processing");
            tab.open("/pieces/board?status=post_processing");
            tap(tab, "To quality control");
            tab.open("/pieces/board?status=qc")
                    .page
                    .locator(".shown .actions a")
                    .first()
                    .click();
            tab.isTidy().isAccessible().fill("Reason", "Stringing").press("Reject");
            tab.open("/pieces/board?status=rejected")
                    .shows("Stringing")
                    .isTidy()
                    .isAccessible();
            tab.shoot("board-rejected-" + width);
            tap(tab, "Make again");
            tab.shows("Piece 3").shows("in the place of a lost one").follow("in the place of a lost one");
            tab.shows("Gutenberg").shows("42.5").shows("61").shows("€1.06").shows("It is made again");
            tab.isTidy().isAccessible().shoot("piece-" + width);
        }
    }

    @Test
    void whatIsPlannedIsChanged() {
        farm.printer("Gutenberg");
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/pieces/" + piece).follow("Edit").isTidy().isAccessible().shoot("piece-edit-390");
            tab.page.selectOption("#printerId", new SelectOption().setIndex(1));
            tab.fill("Minutes", "90")
                    .fill("Notes", "Slowly")
                    .press("Save")
                    .shows("Gutenberg")
                    .shows("Slowly");
        }
        var sam = Cast.staffOf(ada, Permission.ORDERS_VIEW, Permission.ORDERS_ACT);
        farm.move("/pieces/" + piece, "queued").is(200);
        try (var tab = Tab.of(port, 390).as(sam)) {
            tab.open("/pieces/" + piece).shows("recorded, but you may not view assets");
            tab.page.locator(".actions a").first().click();
            tab.shows("It is printed where it was planned").press("Print").shows("Printing");
            assertThat(tab.page.content()).doesNotContain("Gutenberg");
        }
    }

    /** From the board, and with what suits chosen already. */
    @Test
    void whatIsUsualTakesTwoTaps() {
        var printer = farm.printer("Gutenberg");
        var spool = farm.spool();
        var filament = farm.show("/assets/spools/" + spool).path("filamentId").asString();
        var order = farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Gear", "quantity": 1, "filamentId": "%s"}]}""".formatted(farm.customer("Grace"), filament));
        farm.move("/orders/" + order, "confirmed").is(200);
        var piece = farm.pieces(order).getFirst();
        farm.moveAlong(farm.pieces(order), "queued");
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/pieces/" + piece)
                    .shows("Test Works Basic One")
                    .shows("Spool 1")
                    .shows("1,000 g left");
            tab.isTidy().isAccessible().shoot("piece-suits-390");
            tab.page.locator(".actions a").first().click();
            tab.press("Print").shows("Gutenberg").shows("Printing");
            assertThat(farm.show("/pieces/" + piece).path("spoolId").asString()).isEqualTo(spool);
            assertThat(farm.show("/pieces/" + piece).path("printerId").asString())
                    .isEqualTo(printer);
            tab.open("/pieces/board?status=printing").shows("Printer: Gutenberg");
            tab.page.locator(".shown .btn-outline-danger").click();
            tab.isTidy().isAccessible().press("Layer shift").shows("Nothing here");
            tab.open("/")
                    .follow("Lost, not made again")
                    .shows("Failed")
                    .isTidy()
                    .isAccessible();
            tab.shoot("pieces-lost-390").follow("Gear").shows("Layer shift").press("Make again");
            tab.shows("Piece 2").open("/pieces?lost=true").shows("No pieces found.");
        }
    }

    @Test
    void showsWhatTheFlagsAllow() {
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, Permission.ORDERS_VIEW))) {
            tab.open("/pieces/board?status=planned").shows("Part 1");
            assertThat(tab.page.locator("main button").count()).isZero();
            tab.open("/pieces/" + piece + "/transitions?to=queued").shows("You may not do this");
        }
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, Permission.ORDERS_ACT))) {
            tab.open("/pieces").shows("You may not do this");
        }
    }

    private static void tap(Tab tab, String button) {
        tab.page
                .locator(".shown")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
