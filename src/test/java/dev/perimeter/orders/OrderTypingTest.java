package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lines of an order while they are typed: in one row each, copied, and added up (spec 15.3). */
@PerimeterTest
class OrderTypingTest {

    private static final int FOLD = 900;

    /** Of a field that has the focus, in pixels. */
    private static final double RING = 4;

    /** Each label with its field: how far the label is above it, and below whatever stands above the label. */
    private static final String GAPS = """
            [...document.querySelectorAll('main label')].filter(label => label.checkVisibility() && label.offsetWidth > 2 && !label.querySelector('[type=radio], [type=checkbox]'))
                .map(label => {
                  const field = label.htmlFor ? document.getElementById(label.htmlFor) : label.querySelector('input, select');
                  const text = label.querySelector('.over') ?? label;
                  return field.getBoundingClientRect().top - text.getBoundingClientRect().bottom;
                })""";

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor ada;
    private String grace;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        grace = new Farm(http, ada).customer("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void twoLinesAndTheirSumFitTheScreen(int width) {
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/orders/new?customerId=" + grace);
            line(tab, 0, "Gear", "3", "2,50");
            tab.press("Copy this line")
                    .page
                    .locator("[id='lines[1].description']:focus")
                    .waitFor();
            assertThat(tab.page.inputValue("[id='lines[1].description']")).isEqualTo("Gear");
            line(tab, 1, "Housing", "2", "12");
            assertThat(gross(tab)).isEqualTo("€31.50");
            assertThat(tab.page.locator(".line-amount .sum").allInnerTexts()).containsExactly("€7.50", "€24.00");
            tab.isTidy().isAccessible().shoot("order-typing-" + width);
            assertThat((List<?>) tab.page.evaluate(GAPS))
                    .hasSizeGreaterThan(8)
                    .allSatisfy(gap -> assertThat(((Number) gap).doubleValue()).isGreaterThanOrEqualTo(RING));
            if (width > FOLD) {
                var box = tab.page.getByText("Add the order").boundingBox();
                assertThat(box.y + box.height).isLessThan(FOLD);
                var tops = tab.page
                        .locator("fieldset.line")
                        .first()
                        .locator("input:visible, select")
                        .all();
                assertThat(tops.stream()
                                .map(field -> Math.round(field.boundingBox().y))
                                .distinct())
                        .as("one row")
                        .hasSize(1);
            }
            tab.press("Add the order").shows("€31.50").shows("Housing");
        }
    }

    /** What is typed, and the order that comes of it, have the same sums (spec 11.2, 11.3, 15.3). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR | en | part 3 0.335; part 7 1,234.5 | 8642.51",
                "EUR | de | part 3 0,335; discount 1 -1.000,00; part 1 1.234,00 | 235.01",
                "EUR | en | shipping 1 4.995; discount 3 -0.005 | 4.98",
                "EUR | hi | part 2 1,50,000.5 | 300001.00",
                "EUR | en | part ٣ ١٢٫٥ | 37.50",
                "JPY | en | part 3 333.5; service 1 1,500 | 2501",
                "KWD | en | part 3 1.0005; fee 2 0.5 | 4.002",
                "AFN | en | part 3 1.25; fee 1 | 3.75",
                "EUR | fr | part 2 1 234,56; tax 1 200,1 | 2669.22"
            })
    void theRunningTotalIsThatOfTheOrder(String currency, String language, String typed, String total) {
        var options = new Browser.NewContextOptions().setViewportSize(1440, FOLD);
        try (var tab = new Tab(port, options, language).as(ada)) {
            tab.open("/orders/new?customerId=" + grace);
            tab.page.locator("details summary").last().click();
            tab.page.selectOption("#currency", currency);
            var lines = typed.split("; ");
            for (var i = 0; i < lines.length; i++) {
                if (i > 0) {
                    tab.page.locator(".lines-end button").click();
                    tab.page
                            .locator("[id='lines[" + i + "].description']:focus")
                            .waitFor();
                }
                var words = lines[i].split(" ", 3);
                tab.page.selectOption("[id='lines[" + i + "].kind']", words[0]);
                line(tab, i, words[0], words[1], words.length < 3 ? "" : words[2]);
            }
            var shown = gross(tab);
            var net = tab.page.locator(".sums .net");
            assertThat(net.isVisible()).isEqualTo(typed.contains("tax"));
            tab.page.locator(".order-form .btn-primary").click();
            tab.page.waitForURL(url -> !url.contains("new"));
            assertThat(digits(tab.page.locator(".lines .end b").innerText())).isEqualTo(digits(shown));
            var order = http.get(ada, "/orders/" + tab.path().replaceFirst(".*/", ""))
                    .json();
            assertThat(order.path("gross").decimalValue()).isEqualByComparingTo(total);
            if (typed.contains("tax")) {
                assertThat(order.path("net").decimalValue()).isEqualByComparingTo("2469.12");
            }
        }
    }

    /** A figure that could be two, is none, or is refused has no amount: nothing is promised that the order will not keep. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"part|1|1,234", "part|1|x", "part|0|5", "part|1,5|5", "discount|1|5", "part|1|-5", "part|1|0.12345"
            })
    void whatWouldBeRefusedHasNoAmount(String kind, String copies, String price) {
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/orders/new?customerId=" + grace);
            line(tab, 0, "Gear", "1", "5");
            assertThat(gross(tab)).isEqualTo("€5.00");
            tab.page.selectOption("[id='lines[0].kind']", kind);
            line(tab, 0, "Gear", copies, price);
            assertThat(gross(tab)).isEqualTo("–");
            tab.press("Add the order").shows("see the fields below");
            assertThat(gross(tab)).isEqualTo("–");
        }
    }

    @Test
    void aLineIsCopiedWithoutScripts() {
        var plain = new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1440, FOLD);
        try (var tab = new Tab(port, plain).as(ada)) {
            tab.open("/orders/new?customerId=" + grace);
            line(tab, 0, "Gear", "3", "2,50");
            tab.press("Copy this line").shows("Line 2");
            assertThat(tab.page.inputValue("[id='lines[1].unitPrice']")).isEqualTo("2,50");
            assertThat(tab.page.locator(".sums").isVisible()).isFalse();
            tab.press("Add the order").shows("€15.00");
        }
    }

    /** Browsers put other marks between the groups of some languages. */
    private static String digits(String amount) {
        return amount.replaceAll("[^-\\d]", "");
    }

    private static String gross(Tab tab) {
        var sum = tab.page.locator(".sums .gross");
        sum.waitFor(new Locator.WaitForOptions());
        return sum.innerText();
    }

    private static void line(Tab tab, int at, String description, String copies, String price) {
        tab.page.locator("[id='lines[" + at + "].description']").fill(description);
        tab.page.locator("[id='lines[" + at + "].quantity']").fill(copies);
        tab.page.locator("[id='lines[" + at + "].unitPrice']").fill(price);
    }
}
