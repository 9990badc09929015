package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A new order begins with the lines of another one (spec 12.11); and how a draft shows its lines. */
@PerimeterTest
class OrderCopyTest {

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
    void anotherCompanysOrderIsNotCopied() {
        var order = farm.order(2);
        http.browse(Cast.rita(), "GET", "/orders/new?copyOf=" + order).is(404);
        http.browse(Cast.staffOf(ada, ORDERS_ACT), "GET", "/orders/new?copyOf=" + order)
                .is(404);
    }

    @Test
    void anOrderBeginsWithTheLinesOfAnother() {
        var grace = farm.customer("Grace Hopper");
        var order = farm.add("/orders", """
                {"customerId": "%s", "notes": "As last time", "dueOn": "2026-12-24", "sourceReference": "A-7", "currency": "JPY",
                 "lines": [{"description": "Gear", "quantity": 3, "unitPrice": 250}, {"kind": "shipping", "description": "Post", "quantity": 1}]}
                """.formatted(grace));
        farm.move("/orders/" + order, "cancelled", ", \"reason\": \"Later\"").is(200);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/orders/" + order).follow("Copy as new order").shows("New order");
            assertThat(tab.page.inputValue("#dueOn")).isEmpty();
            tab.press("Add the order")
                    .shows("Order 2")
                    .shows("As last time")
                    .shows("Grace Hopper")
                    .shows("¥750")
                    .shows("Post");
            var copy = farm.show("/orders/" + tab.path().replaceFirst(".*/", ""));
            assertThat(copy.path("sourceReference").isNull()).isTrue();
            assertThat(copy.path("lines").path(0).path("quantity").asInt()).isEqualTo(3);
        }
    }

    /** The amounts of a draft stand below each other, and below them their sum. */
    @Test
    void theAmountsOfADraftStandInOneColumn() {
        var order = farm.order(2, 3);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/orders/" + order);
            var ends = tab.page.locator(".lines .end").all().stream()
                    .map(amount -> amount.boundingBox())
                    .map(box -> Math.round(box.x + box.width))
                    .toList();
            assertThat(ends).hasSize(3);
            assertThat(ends.stream().distinct()).hasSize(1);
        }
    }
}
