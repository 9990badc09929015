package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pieces in a list: found, and moved many at once. */
@PerimeterTest
class PieceListPagesTest {

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

    /** Among what is worked on; a number wherever it is. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void piecesAreFoundWhileTyping(int width) {
        var customer = farm.customer("Grace");
        var order = farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Zahnrad Möwe", "quantity": 2}, {"description": "Lid", "quantity": 1}]}""".formatted(customer));
        farm.move("/orders/" + order, "confirmed").is(200);
        farm.confirmed(1);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/pieces");
            var rows = tab.page.locator(".rows.pieces li");
            assertThat(rows.count()).isEqualTo(4);
            tab.page.locator("main input[name=q]").pressSequentially("MÖWE zahn");
            tab.page.waitForCondition(() -> rows.count() == 2);
            assertThat(rows.first().innerText()).contains("Zahnrad");
            tab.isTidy().isAccessible().shoot("pieces-found-" + width);
            tab.page.locator("main input[name=q]").fill("3");
            tab.page.waitForCondition(() -> rows.first().innerText().startsWith("3"));
            tab.page.locator("main input[name=q]").fill("zzz");
            tab.shows("No pieces found.");
        }
        farm.move("/orders/" + order, "cancelled", ", \"reason\": \"Changed their mind\"")
                .is(200);
        assertThat(http.browse(ada, "GET", "/pieces?q=zahnrad").is(200).text()).doesNotContain("Zahnrad");
        assertThat(http.browse(ada, "GET", "/pieces?q=2").is(200).text()).contains("Zahnrad");
        assertThat(http.browse(Cast.rita(), "GET", "/pieces?q=2").is(200).text())
                .doesNotContain("Zahnrad");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void manyAreMovedAtOnce(boolean scripts) {
        var order = farm.confirmed(4);
        var options =
                new Browser.NewContextOptions().setJavaScriptEnabled(scripts).setViewportSize(390, 800);
        try (var tab = new Tab(port, options).as(ada)) {
            tab.open("/orders/" + order);
            tab.page.locator("input[name=ids]").all().subList(0, 3).forEach(Locator::check);
            tab.page.selectOption("select[name=to]", "queued");
            tab.press("Move the chosen ones").shows("Queue").press("Queue").shows("Order 1");
            assertThat(tab.page.locator(".picking .state-queued").count()).isEqualTo(3);
            tab.page.locator("input[name=ids]").all().forEach(Locator::check);
            tab.page.selectOption("select[name=to]", "scrapped");
            tab.press("Move the chosen ones").fill("Reason", " ").press("Scrap").shows("is required");
            tab.fill("Reason", "Wrong model").press("Scrap").shows("Order 1");
            assertThat(tab.page.locator(".picking .state-scrapped").count()).isEqualTo(4);
        }
    }
}
