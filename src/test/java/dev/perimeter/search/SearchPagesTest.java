package dev.perimeter.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The box in the head, by the keyboard alone; and its page on a phone. */
@PerimeterTest
class SearchPagesTest {

    @Autowired
    Http http;

    @Value("${local.server.port}")
    int port;

    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        var farm = new Farm(http, ada);
        var customer = farm.customer("Comet Caf\u00e9");
        farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Comet lamp", "quantity": 2}]}""".formatted(customer));
        farm.printer("Comet 1");
    }

    @Test
    void theBoxIsFoundAndLeftByTheKeyboard() {
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/printers");
            tab.page.keyboard().press("/");
            tab.page.keyboard().type("comet");
            var links = tab.page.locator("#finds .rows a");
            tab.page.waitForCondition(() -> links.count() == 3);
            tab.isTidy().isAccessible().shoot("search-box");
            tab.page.keyboard().press("Escape");
            assertThat(links.count()).isZero();
            tab.page.keyboard().type(" cafe");
            tab.page.waitForCondition(() -> links.count() == 2);
            tab.page.keyboard().press("ArrowDown");
            tab.page.keyboard().press("ArrowDown");
            tab.page.keyboard().press("ArrowDown");
            tab.page.keyboard().press("ArrowDown");
            tab.page.keyboard().press("Enter");
            tab.page.waitForURL("**/customers/*");
            tab.shows("Comet Caf\u00e9");
            tab.page.keyboard().press("Control+k");
            tab.page.keyboard().type("lamp");
            tab.page.keyboard().press("Enter");
            tab.page.waitForURL("**/search?q=lamp");
            assertThat(tab.page.locator("#hits .rows a").count()).isOne();
            tab.page.locator("#q").fill("/");
            tab.shows("Nothing found.").isTidy().isAccessible();
        }
    }

    @Test
    void onAPhoneItIsAPage() {
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/");
            tab.follow("Search");
            tab.page.waitForURL("**/search");
            tab.page.locator("#q").pressSequentially("comet");
            tab.page.waitForCondition(() -> tab.page.locator("#hits .rows a").count() == 3);
            tab.isTidy().isAccessible().shoot("search-phone");
            tab.follow("Comet 1").shows("Comet 1");
            assertThat(tab.path()).startsWith("/printers/");
        }
    }

    /** Who may view nothing has nothing to search. */
    @Test
    void whoMayViewNothingHasNoBox() {
        var sam = Cast.staffOf(ada);
        assertThat(http.browse(sam, "GET", "/").is(200).text()).doesNotContain("find-all");
        assertThat(http.browse(sam, "GET", "/search?q=comet").is(200).text()).doesNotContain("Comet");
    }
}
