package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Orders are closed short and parcels come back, in a real browser (spec 12.7). */
@PerimeterTest
class ReturnAndShortPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    @Test
    @Tag("stranger")
    void aStrangerBringsNothingBackAndShortensNothing() {
        var order = halfGood();
        farm.moveAlong(farm.pieces(order).subList(0, 1), "packed", "shipped");
        var piece = farm.pieces(order).getFirst();
        var rita = Cast.rita();
        try (var tab = Tab.of(port, 1440).as(rita)) {
            tab.open("/pieces/returns?numbers=1").shows("None of these pieces is on its way.");
            tab.open("/orders/" + order + "/closing-short").shows("There is nothing here.");
        }
        http.browse(rita, "POST", "/pieces/returns", "pieces[0].id", piece, "reason", "x")
                .is(404);
        http.browse(rita, "POST", "/orders/" + order + "/closing-short", "_version", "1", "reason", "x")
                .is(404);
        assertThat(farm.status("/pieces/" + piece)).isEqualTo("shipped");
        assertThat(farm.status("/orders/" + order)).isEqualTo("in_production");
    }

    @Test
    void whoMayNotActSeesNeitherButton() {
        var order = halfGood();
        farm.moveAlong(farm.pieces(order).subList(0, 1), "packed", "shipped");
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(farm.me(), Permission.ORDERS_VIEW))) {
            tab.open("/orders/" + order).shows("In production");
            assertThat(tab.page.getByText("Close short").count()).isZero();
            assertThat(tab.page.getByText("Came back").count()).isZero();
            tab.open("/pieces/returns?numbers=1").shows("You may not do this");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void anOrderIsClosedShortAndOpenedAgain(int width) {
        var order = halfGood();
        try (var tab = Tab.of(port, width).as(farm.me())) {
            tab.open("/orders/" + order).shows("2 pieces are not good yet").follow("Close short");
            tab.shows("2 of 4 delivered, 2 withdrawn").shows("€10.00").shows("€5.00");
            tab.isTidy().isAccessible().shoot("order-closing-short-" + width);
            tab.fill("Reason", "They take two")
                    .press("Close short")
                    .shows("Ready")
                    .shows("€5.00");
            assertThat(farm.status("/orders/" + order)).isEqualTo("ready");
            tab.page.locator("#toast button").click();
            tab.shows("In production").shows("€10.00");
            assertThat(farm.show("/orders/" + order).path("quantity").asInt()).isEqualTo(4);
            farm.moveAlong(farm.pieces(order).subList(2, 4), "queued");
            tab.open("/orders/" + farm.confirmed(1) + "/closing-short").shows("No piece is good.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aParcelComesBackAndIsMadeAgainOfACompletedOrder(int width) {
        var order = halfGood();
        http.post(farm.me(), "/orders/" + order + "/closing-short", "{\"reason\": \"x\"}")
                .is(200);
        farm.move("/orders/" + order, "shipped").is(200);
        farm.move("/orders/" + order, "completed").is(200);
        var piece = farm.pieces(order).getFirst();
        try (var tab = Tab.of(port, width).as(farm.me())) {
            tab.open("/orders/" + order).follow("Came back").shows("Which");
            tab.isTidy().isAccessible().shoot("piece-return-" + width);
            tab.page.locator("input[type=checkbox]").nth(1).uncheck();
            tab.press("Damaged on the way").shows("Piece 1 came back");
            assertThat(farm.status("/pieces/" + piece)).isEqualTo("returned");
            tab.open("/pieces/" + piece).shows("Returned").shows("Damaged on the way");
            tab.press("Make again").shows("In production");
            assertThat(farm.status("/orders/" + order)).isEqualTo("in_production");
        }
    }

    @Test
    void aReturnTakesAReasonAndPieces() {
        var order = halfGood();
        farm.moveAlong(farm.pieces(order).subList(0, 2), "packed", "shipped");
        var pieces = farm.pieces(order);
        http.browse(farm.me(), "POST", "/pieces/returns", "_offered", "1-2", "reason", "x")
                .is(400);
        http.browse(farm.me(), "POST", "/pieces/returns", "pieces[0].id", pieces.getFirst())
                .is(400);
        var fields = new String[] {"pieces[0].id", pieces.getFirst(), "pieces[1].id", pieces.getLast(), "reason", "x"};
        http.browse(farm.me(), "POST", "/pieces/returns", fields).is(409);
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("shipped");
    }

    /** An order of four, of which two are good. */
    private String halfGood() {
        var order = farm.confirmed(4);
        var printer = farm.printer("Left");
        for (var piece : farm.pieces(order).subList(0, 2)) {
            farm.move("/pieces/" + piece, "queued").is(200);
            farm.move("/pieces/" + piece, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                    .is(200);
            farm.moveAlong(List.of(piece), "printed", "post_processing", "qc", "good");
        }
        return order;
    }
}
