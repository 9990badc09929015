package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day at the farm: Ada in the office, Sam with a phone at the printer, each in a browser of their own. */
@PerimeterTest
class FarmDayTest {

    private static final String ORDERS = "See orders and pieces";
    private static final String WORK = "Work on orders and pieces";

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor sam;
    private Farm farm;
    private String spool;
    private Tab owner;
    private Tab staff;
    private FarmHand hand;
    private String order;

    @BeforeEach
    void open() {
        var ada = Cast.ada();
        sam = Cast.staffOf(ada);
        farm = new Farm(http, ada);
        farm.printer("Gutenberg");
        spool = farm.spool();
        owner = Tab.of(port, 1440).as(ada);
        staff = Tab.of(port, 390).as(sam);
        hand = new FarmHand(staff);
    }

    @AfterEach
    void close() {
        owner.close();
        staff.close();
    }

    @Test
    void anOrderGoesThroughTheShopAndOut() {
        takesTheOrder();
        staff.open("/").shows("Nobody has given you a look at anything yet");
        owner.open("/team/" + sam.account()).press("Floor");
        owner.page.waitForSelector("#flag-ordersAct[aria-checked=true]");
        firstPrintFails();
        switchesAreFlippedInBetween();
        theRestIsPrintedAndOneRejected();
        shipsIt();
        isToldRightAfterwards();
    }

    private void takesTheOrder() {
        owner.open("/customers/new").fill("Name", "Grace Hopper").press("Save").shows("Grace Hopper");
        owner.open("/orders/new").follow("Grace Hopper").fill("Description", "Gear");
        owner.fill("Copies", "2").fill("Price of one", "4,50");
        owner.page.locator("[id='lines[0].filamentId-q']").pressSequentially("test works basic one");
        owner.page.locator(".offers button").first().click();
        owner.press("Add a line").page.getByText("Line 2").waitFor();
        owner.page.locator("[id='lines[1].description']").fill("Housing");
        owner.page.locator("[id='lines[1].unitPrice']").fill("12");
        owner.fill("Due on", LocalDate.now().plusDays(1).toString());
        owner.isTidy().isAccessible().shoot("farm-1-order-1440");
        owner.press("Add the order").shows("Order 1").shows("€21.00").shows("Test Works");
        owner.press("Confirm").shows("Confirmed").press("Start production").shows("In production");
        assertThat(owner.page.locator(".one-by-one tbody tr").count()).isEqualTo(3);
        order = owner.path().replace("/orders/", "");
    }

    private void firstPrintFails() {
        staff.open("/").shows("Order 1").menu().follow("Pieces").follow("Planned");
        staff.shows("Gear").isTidy().isAccessible().shoot("farm-2-board-390");
        staff.page.locator(".shown .take").fill("1");
        hand.tap("Gear", "Queue").board("queued").tap("Print");
        hand.choose("#printerId", "Gutenberg").choose("#spoolId", "1,000 g");
        staff.fill("Grams, about", "40").isTidy().shoot("farm-3-print-390");
        hand.press("Print");
        staff.shows("Piece 1 printing")
                .menu()
                .follow("Printers")
                .follow("Gutenberg")
                .shows("Printing");
        staff.isTidy().isAccessible().shoot("farm-3-printer-390");
        staff.follow("Failed");
        staff.fill("Or grams used", "12,5").fill("Reason", "Came off the bed").isTidy();
        staff.shoot("farm-4-failed-390").page.uncheck("[name=_again]");
        hand.press("Failed");
        staff.shows("Came off the bed");
        hand.board("planned");
        staff.shows("Came off the bed");
        hand.tap("Make again");
        staff.shows("Piece 4 planned")
                .menu()
                .follow("Printers")
                .shows("Needs clearing")
                .press("Cleared");
        staff.page.getByText("Needs clearing").first().waitFor(hidden());
    }

    /** Spec 2.4: what is switched holds from the next click on, and what one was at is not lost. */
    private void switchesAreFlippedInBetween() {
        staff.open("/pieces/board");
        flip(ORDERS, false);
        staff.menu().follow("Pieces").shows("What it takes: “See orders and pieces”");
        staff.isTidy().isAccessible().shoot("farm-5-link-390");
        flip(ORDERS, true);
        staff.page.reload();
        staff.shows("Queued").open("/orders");
        flip(ORDERS, false);
        staff.page.locator("main input[name=q]").pressSequentially("gea");
        staff.shows("What it takes: “See orders and pieces”").isTidy().shoot("farm-6-search-390");
        flip(ORDERS, true);
        staff.menu().follow("Orders").shows("Customer 1");
        hand.board("planned").tap("Gear", "Queue").board("queued").tap("Print");
        hand.choose("#printerId", "Gutenberg").choose("#spoolId", "987.5 g");
        staff.fill("Grams, about", "40");
        flip(WORK, false);
        hand.press("Print");
        staff.shows("What it takes: “Work on orders and pieces”").shows("nothing you typed is lost");
        staff.isTidy().isAccessible().shoot("farm-7-form-390");
        flip(WORK, true);
        staff.press("Send it again").shows("Printing");
        hand.board("printing");
        staff.shows("Gear");
        onTheBoard();
    }

    private void onTheBoard() {
        staff.page.setViewportSize(1440, 900);
        staff.open("/pieces/board");
        var planned = staff.page.locator("ul[data-state=planned] li");
        var cards = planned.count();
        flip(WORK, false);
        hand.drag("planned", "queued");
        staff.shows("What it takes: “Work on orders and pieces”").isTidy().shoot("farm-8-drag-1440");
        staff.page.waitForCondition(() -> planned.count() == cards);
        flip(WORK, true);
        staff.open("/pieces/board");
        hand.drag("planned", "queued");
        staff.page.locator("ul[data-state=queued] li").first().waitFor();
        staff.shows(" queued");
        var queued = farm.show("/pieces?status=queued")
                .path("items")
                .valueStream()
                .map(piece -> piece.path("id").asString())
                .toList();
        queued.forEach(piece ->
                http.post(farm.me(), "/pieces/" + piece + "/undo", "{}").is(200));
        staff.open("/pieces/board");
        flip(ORDERS, false);
        hand.drag("planned", "queued");
        staff.shows("What it takes: “See orders and pieces”");
        flip(ORDERS, true);
        farm.moveAlong(queued, "queued");
        staff.open("/pieces/board").page.setViewportSize(390, 900);
    }

    /** The copies of one line, up to their check. */
    private void isPrinted(String left) {
        hand.all(order, "queued", "Print").choose("#printerId", "Gutenberg").choose("#spoolId", left);
        staff.fill("Grams, about", "40");
        hand.press("Print").move(order, "printing", "Finished");
        hand.move(order, "printed", "To post-processing");
        hand.move(order, "post_processing", "To QC");
    }

    private void theRestIsPrintedAndOneRejected() {
        isPrinted("987.5 g");
        isPrinted("907.5 g");
        hand.board("qc");
        staff.shows("Housing").isTidy().shoot("farm-9-qc-390");
        hand.tap("Housing", "Reject");
        staff.fill("Reason", "A corner is warped");
        hand.press("Reject");
        staff.shows("Piece 3 rejected");
        hand.board("planned");
        hand.tap("Housing", "Print").choose("#printerId", "Gutenberg").choose("#spoolId", "867.5 g");
        staff.fill("Grams, about", "40").press("Print").shows("Piece 5 printing");
        hand.move(order, "printing", "Finished");
        hand.move(order, "printed", "To post-processing");
        hand.move(order, "post_processing", "To QC");
        hand.move(order, "qc", "Passed");
        hand.move(order, "good", "Pack");
        staff.isTidy().isAccessible().shoot("farm-10-packed-390");
    }

    private void shipsIt() {
        owner.open("/orders").follow("Grace Hopper").shows("1 of 1 good");
        owner.page.locator(".head .state-ready").waitFor();
        owner.page.locator(".actions button").getByText("Ship").first().click();
        owner.page.locator(".head .state-shipped").waitFor();
        owner.press("Complete").shows("Completed").isTidy().isAccessible().shoot("farm-11-completed-1440");
    }

    /** The failed print took 12.5 g, the four others 40 g each. */
    private void isToldRightAfterwards() {
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .isEqualTo(1000 - 12.5 - 4 * 40);
        assertThat(farm.status("/orders/" + order)).isEqualTo("completed");
        var pieces = farm.show("/overview").path("pieces");
        assertThat(pieces.path("shipped").asInt()).isEqualTo(3);
        assertThat(pieces.path("failed").asInt()).isOne();
        assertThat(pieces.path("rejected").asInt()).isOne();
        owner.open("/spools/" + spool).shows("827.5 g");
        owner.open("/").shows("No order is due").shows("3 good").shows("2 failed or rejected");
        owner.isTidy().isAccessible().shoot("farm-12-overview-1440");
        owner.open("/team/" + sam.account()).follow("What they did last").shows("3 pieces: Packed");
    }

    private void flip(String flag, boolean to) {
        var named = owner.page.getByRole(
                AriaRole.SWITCH, new Page.GetByRoleOptions().setName(flag).setExact(false));
        named.click();
        owner.page.waitForCondition(() -> named.getAttribute("aria-checked").equals(String.valueOf(to)));
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
