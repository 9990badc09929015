package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The overview in a real browser: what needs attention, and nothing that one may not view. */
@PerimeterTest
class OverviewPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void showsWhatNeedsAttention(int width) {
        var farm = busy(Cast.ada());
        try (var tab = Tab.of(port, width).as(farm.me())) {
            tab.open("/")
                    .shows("Was due")
                    .shows("Piece 1")
                    .shows("Today")
                    .shows("Quality control")
                    .shows("Failed");
            tab.shows("Left").shows("Needs clearing").shows("Basic One").shows("Running low".toLowerCase());
            tab.shows("1 good").shows("1 failed or rejected").shows("Grace ");
            assertThat(tab.page.locator(".daily g").count()).isEqualTo(30);
            assertThat(tab.page.locator(".daily").getAttribute("aria-label")).contains("1 good, 1 lost");
            assertThat(tab.page.content()).doesNotContain("??");
            tab.isTidy().shoot("overview-busy-" + width).isAccessible();
            tab.follow("Left").shows("Printed last").shows("Part 1");
        }
    }

    /** Spec 6.4. */
    @Test
    void eachPartIsThereForWhoMayViewIt() {
        var ada = Cast.ada();
        busy(ada);
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, ORDERS_VIEW))) {
            tab.open("/").shows("Due soon, or late").shows("Orders by state");
            assertThat(tab.page.content())
                    .doesNotContain("Left")
                    .doesNotContain("Basic One")
                    .doesNotContain("Grace ");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada, ASSETS_VIEW))) {
            tab.open("/").shows("Left").shows("Basic One");
            assertThat(tab.page.content()).doesNotContain("Part 1").doesNotContain("Orders by state");
            tab.follow("Left").shows("Needs clearing");
            assertThat(tab.page.content()).doesNotContain("Printed last").doesNotContain("Part 1");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(ada))) {
            tab.open("/").shows("Nobody has given you a look at anything yet.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void whoBeginsIsShownTheFirstStepsAndNoClaims(int width) {
        try (var tab = Tab.of(port, width).as(Cast.ada())) {
            tab.open("/").shows("First steps").shows("No printers yet.").shows("No spools yet.");
            assertThat(tab.page.content()).doesNotContain("There is enough").doesNotContain("No printer waits");
            tab.isTidy().isAccessible().shoot("overview-first-" + width);
            for (var list : List.of("/orders", "/printers", "/spools", "/pieces", "/orders/new")) {
                tab.open(list).shows(" yet.").isTidy().isAccessible();
            }
            tab.shows("New customer").open("/printers?status=ready").shows("No printer found.");
            tab.open("/spools?low=true").shows("No spool found.");
            tab.open("/").follow("Take the first order").follow("New customer").shows("Add the order");
        }
        try (var tab = Tab.of(port, width).as(Cast.staffOf(Cast.ada(), ASSETS_VIEW))) {
            tab.open("/").shows("No printers yet.");
            assertThat(tab.page.content()).doesNotContain("First steps");
        }
    }

    /** What is to do today is done here, and undone. */
    @Test
    void whatIsToDoIsDoneInPlace() {
        var farm = busy(Cast.ada());
        try (var tab = Tab.of(port, 1440).as(farm.me())) {
            tab.open("/").press("Cleared").press("Passed").shows("Piece 2 passed");
            assertThat(tab.path()).isEqualTo("/");
            tab.press("Undo");
            tab.page.waitForCondition(
                    () -> tab.page.locator(".with-acts button[value=good]").count() == 1);
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    @Test
    void anOrderOnHoldIsNotTheFirstThatIsLate() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var held = due(farm, 20);
        var late = due(farm, 2);
        var later = due(farm, 9);
        farm.move("/orders/" + held, "on_hold").is(200);
        var text = http.browse(ada, "GET", "/").is(200).text();
        assertThat(text).containsSubsequence("/orders/" + later, "/orders/" + late, "/orders/" + held);
    }

    private String due(Farm farm, int daysAgo) {
        var order = farm.confirmed(1);
        var day = LocalDate.now().minusDays(daysAgo);
        http.patch(farm.me(), "/orders/" + order, "{\"dueOn\": \"%s\"}".formatted(day))
                .is(200);
        return order;
    }

    /** The steps tick off, stay until all are done, and go where somebody puts them away. */
    @Test
    void theFirstStepsStayUntilAllAreDone() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        assertThat(stepsLeft(ada)).isEqualTo(5);
        farm.printer("Left");
        assertThat(stepsLeft(ada)).isEqualTo(4);
        farm.spool();
        farm.confirmed(1);
        assertThat(stepsLeft(ada)).isEqualTo(1);
        var sam = Cast.staffOf(ada, ORDERS_VIEW);
        assertThat(stepsLeft(ada)).isZero();
        assertThat(stepsLeft(sam)).isZero();
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open("/").shows("First steps").press("Put these steps away");
            tab.page.waitForCondition(() -> tab.page.context().cookies().stream()
                    .anyMatch(cookie -> cookie.name.equals("perimeter-first-steps")));
            tab.open("/").shows("No orders yet.");
            assertThat(tab.page.locator(".first-steps").count()).isZero();
        }
    }

    private int stepsLeft(Cast.Actor me) {
        return http.browse(me, "GET", "/").is(200).text().split("○</span>", -1).length - 1;
    }

    /** Spec 11.1, 6.4: the income of a month by currency, for who may view orders. */
    @Test
    void whatWasShippedThisMonthIsSummedByCurrency() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        for (var currency : List.of("EUR", "EUR", "JPY")) {
            var customer = farm.customer("Grace");
            var order = farm.add("/orders", """
                    {"customerId": "%s", "currency": "%s",
                     "lines": [{"kind": "service", "description": "Design", "quantity": 1, "unitPrice": 1200}]}
                    """.formatted(customer, currency));
            for (var state : List.of("confirmed", "in_production", "ready", "shipped")) {
                farm.move("/orders/" + order, state).is(200);
            }
        }
        var text = http.browse(ada, "GET", "/").is(200).text();
        assertThat(text).contains("Shipped this month", "€2,400.00", "2 orders", "¥1,200", "1 order");
        var staff = Cast.staffOf(ada, ASSETS_VIEW);
        assertThat(http.browse(staff, "GET", "/").is(200).text()).doesNotContain("Shipped this month", "2,400");
    }

    /** Spec 1.2. */
    @Test
    @Tag("stranger")
    void nothingOfAnotherCompanyIsThere() {
        busy(Cast.ada());
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open("/").shows("No orders yet.");
            assertThat(tab.page.content())
                    .doesNotContain("Left")
                    .doesNotContain("Part 1")
                    .doesNotContain("Basic One");
        }
    }

    /** A late order of five pieces: one failed, one good, one waits for quality control; a spool that runs low. */
    private Farm busy(Cast.Actor me) {
        var farm = new Farm(http, me);
        var order = farm.confirmed(5);
        http.patch(
                        me,
                        "/orders/" + order,
                        "{\"dueOn\": \"%s\"}".formatted(LocalDate.now().minusDays(2)))
                .is(200);
        var printer = farm.printer("Left");
        var spool = farm.spool();
        http.patch(me, "/assets/spools/" + spool, "{\"lowThresholdG\": 990}").is(200);
        var pieces = farm.pieces(order);
        var on = ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool);
        farm.moveAlong(pieces, "queued");
        farm.moveAll(pieces.subList(0, 3), "printing", on).is(200);
        farm.moveAll(List.of(pieces.getFirst()), "failed", ", \"reason\": \"Spaghetti\", \"grams\": 10")
                .is(200);
        var rest = pieces.subList(1, 3);
        farm.moveAll(rest, "printed", ", \"grams\": 10").is(200);
        farm.moveAlong(rest, "post_processing", "qc");
        farm.moveAlong(List.of(pieces.get(2)), "good");
        return farm;
    }
}
