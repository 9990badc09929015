package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
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
            for (var path : new String[] {"", "/edit"}) {
                tab.open("/pieces/" + piece + path).shows("There is nothing here.");
            }
            tab.open("/pieces/moves?to=queued&numbers=1").shows("No pieces were chosen.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 390)
    void aPieceGoesItsWayUnderAThumb(int width) {
        farm.printer("Gutenberg");
        farm.spool();
        farm.confirmed(2);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/pieces/board").shows("Part 1 ×");
            tab.isTidy().isAccessible().shoot("board-" + width);
            tap(tab, "Queue");
            tab.shows("2 pieces queued");
            assertThat(tab.path()).isEqualTo("/pieces/board");
            tab.follow("Queued").page.locator(".shown .take").fill("1");
            tap(tab, "Print");
            tab.page.selectOption("#printerId", new SelectOption().setIndex(1));
            tab.page.selectOption("#spoolId", new SelectOption().setIndex(1));
            tab.fill("Grams, about", "40").isTidy().isAccessible().shoot("piece-print-" + width);
            tab.press("Print").shows("Piece 1 printing").follow("Printing").isAccessible();
            tap(tab, "Finished");
            tab.shows("Piece 1 printed")
                    .open("/pieces/moves?numbers=1&to=printed")
                    .shows("cannot go there");
            tab.open("/pieces/board?status=printed");
            tap(tab, "To post-processing");
            tab.shows("Piece 1 in post-processing");
            tab.open("/pieces/board?status=post_processing");
            tap(tab, "To QC");
            tab.shows("Piece 1 in quality control");
            tab.open("/pieces/board?status=qc");
            tap(tab, "Reject");
            tab.page.uncheck("[name=_again]");
            tab.isTidy().isAccessible().fill("Reason", "Stringing").press("Reject");
            tab.shows("Piece 1 rejected").shows("Stringing").isTidy().isAccessible();
            tab.shoot("board-rejected-" + width);
            tab.page
                    .locator(".lost")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make again"))
                    .click();
            tab.shows("Piece 3 planned").follow("Planned").follow("Part 1").shows("in the place of a lost one");
            tab.follow("in the place of a lost one")
                    .shows("Gutenberg")
                    .shows("40")
                    .shows("€1.00")
                    .shows("It is made again");
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
            tap(tab, "main", "Print");
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
            tap(tab, "main", "Print");
            tab.press("Print").shows("Gutenberg").shows("Printing");
            assertThat(farm.show("/pieces/" + piece).path("spoolId").asString()).isEqualTo(spool);
            assertThat(farm.show("/pieces/" + piece).path("printerId").asString())
                    .isEqualTo(printer);
            tab.open("/pieces/board?status=printing").shows("Gutenberg");
            tap(tab, "Failed");
            tab.page.uncheck("[name=_again]");
            tab.isTidy().isAccessible().press("Layer shift").shows("Piece 1 failed");
            tab.open("/")
                    .follow("Lost, not made again")
                    .shows("Failed")
                    .isTidy()
                    .isAccessible();
            tab.shoot("pieces-lost-390").follow("Gear").shows("Layer shift").press("Make again");
            tab.shows("Piece 2 planned").open("/pieces?lost=true").shows("No pieces found.");
        }
    }

    @Test
    void showsWhatTheFlagsAllow() {
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, Permission.ORDERS_VIEW))) {
            tab.open("/pieces/board?status=planned").shows("Part 1");
            assertThat(tab.page.locator("main .acts button").count()).isZero();
            tab.open("/pieces/moves?to=queued&numbers=1").shows("You may not do this");
        }
        try (var tab = Tab.of(port, 390).as(Cast.staffOf(ada, Permission.ORDERS_ACT))) {
            tab.open("/pieces").shows("You may not do this");
        }
    }

    private static void tap(Tab tab, String button) {
        tap(tab, ".shown", button);
    }

    private static void tap(Tab tab, String part, String button) {
        tab.page
                .locator(part)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
        tab.page
                .locator("[aria-busy=true]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
