package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board on a desk, where pieces are dragged. */
@PerimeterTest
class PieceBoardPagesTest {

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
    void piecesAreDraggedFromStateToState() {
        farm.printer("Gutenberg");
        var order = farm.confirmed(1, 1, 1);
        http.patch(ada, "/orders/" + order, "{\"priority\": \"urgent\", \"dueOn\": \"2020-02-03\"}")
                .is(200);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/pieces/board").shows("Urgent").shows("due Feb 3, 2020");
            drag(tab, "planned", "queued");
            tab.page.locator("ul[data-state=queued] li").waitFor();
            tab.shows("Piece 1 queued");
            assertThat(farm.show("/pieces?status=queued").path("items").size()).isOne();
            drag(tab, "planned", "qc");
            assertThat(tab.page.locator("ul[data-state=planned] li").count()).isEqualTo(2);
            drag(tab, "queued", "printing");
            tab.page.waitForURL(url -> url.contains("/moves?") && url.contains("to=printing"));
            tab.isTidy().isAccessible().shoot("piece-print-1440");
            tab.page.selectOption("#printerId", new SelectOption().setIndex(1));
            tab.press("Print").shows("Piece 1 printing");
            assertThat(tab.page.locator("ul[data-state=printing] li").count()).isOne();
            tab.isTidy().isAccessible().shoot("board-1440");
            tab.open("/pieces").isTidy().isAccessible().shoot("pieces-1440");
            tab.page.locator("select[name=status]").selectOption("printing");
            tab.page
                    .locator(".state-planned")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertThat(tab.page.locator(".rows li").count()).isOne();
        }
    }

    /** Neither a network that is away nor a session that has ended leaves a card where it is not. */
    @Test
    void aDragThatCannotBeDoneIsTold() {
        farm.confirmed(1, 1);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/pieces/board");
            tab.page.route("**/moves?**", Route::abort);
            drag(tab, "planned", "queued");
            tab.shows("No answer came.");
            assertThat(tab.page.locator("ul[data-state=planned] li").count()).isEqualTo(2);
            tab.page.unroute("**/moves?**");
            http.browse(ada, "POST", "/sign-out");
            drag(tab, "planned", "queued");
            tab.page.waitForURL("**/sign-in?then=*board*");
        }
    }

    private static void drag(Tab tab, String from, String to) {
        var card = tab.page.locator("ul[data-state=" + from + "] li b").first().boundingBox();
        var column = tab.page.locator("ul[data-state=" + to + "]").boundingBox();
        var mouse = tab.page.mouse();
        mouse.move(card.x + 5, card.y + 5);
        mouse.down();
        mouse.move(card.x + 15, card.y + 15);
        mouse.move(column.x + 30, column.y + 15, new Mouse.MoveOptions().setSteps(8));
        mouse.move(column.x + 32, column.y + 17);
        mouse.up();
    }
}
