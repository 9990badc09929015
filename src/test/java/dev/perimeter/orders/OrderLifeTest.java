package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From state to state, and what stays as it is on the way. */
@PerimeterTest
class OrderLifeTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    /** Every pair of states, against the table. */
    @Test
    void anOrderMovesAsTheTableSays() {
        for (var from : OrderState.values()) {
            for (var to : OrderState.values()) {
                var order = "/orders/" + brought(from);
                var before = farm.show(order);
                var answer = farm.move(order, to.word(), ", \"reason\": \"so\"");
                if (from == OrderState.IN_PRODUCTION && to == OrderState.READY) {
                    answer.refuses(409, "pieces-unfinished");
                } else if (from == OrderState.READY && (to == OrderState.IN_PRODUCTION || to == from)) {
                    assertThat(answer.is(200).json())
                            .as("its pieces led it there already")
                            .isEqualTo(before);
                } else if (from.next(OrderState.CONFIRMED).contains(to)) {
                    answer.is(200);
                    assertThat(farm.status(order)).isEqualTo(to.word());
                    assertThat(answer.json()).isEqualTo(farm.show(order));
                } else {
                    answer.refuses(409, "transition-not-allowed");
                    assertThat(answer.json().path("allowed")).isEqualTo(before.path("allowed"));
                    assertThat(farm.show(order)).isEqualTo(before);
                }
            }
        }
    }

    /** An order in that state, whose pieces led it as far as they lead one. */
    private String brought(OrderState to) {
        var order = farm.order(1);
        var path = "/orders/" + order;
        var way =
                switch (to) {
                    case DRAFT -> List.<String>of();
                    case CONFIRMED -> List.of("confirmed");
                    case IN_PRODUCTION -> List.of("confirmed", "in_production");
                    case READY -> List.of("confirmed");
                    case SHIPPED -> List.of("confirmed", "shipped");
                    case COMPLETED -> List.of("confirmed", "shipped", "completed");
                    case ON_HOLD -> List.of("confirmed", "on_hold");
                    case CANCELLED -> List.of("cancelled");
                };
        for (var state : way) {
            farm.move(path, state, ", \"reason\": \"so\"").is(200);
            if (state.equals("confirmed") && to.needsGoodPieces()) {
                farm.moveAlong(farm.pieces(order), "queued");
                farm.moveAll(farm.pieces(order), "printing", ", \"printerId\": \"%s\"".formatted(printer()))
                        .is(200);
                farm.moveAlong(farm.pieces(order), "printed", "post_processing", "qc", "good");
            }
        }
        return order;
    }

    private String printer;

    private String printer() {
        if (printer == null) {
            printer = farm.printer("Any");
        }
        return printer;
    }

    @Test
    void anOrderOnHoldReturnsToWhereItCameFrom() {
        var order = "/orders/" + farm.confirmed(1);
        farm.move(order, "in_production").is(200);
        var held = farm.move(order, "on_hold", ", \"reason\": \"no filament\"")
                .is(200)
                .json();
        assertThat(held.path("heldFrom").asString()).isEqualTo("in_production");
        assertThat(held.path("allowed").toString()).isEqualTo("[\"in_production\",\"cancelled\"]");
        farm.move(order, "confirmed").refuses(409, "transition-not-allowed");
        assertThat(farm.move(order, "in_production")
                        .is(200)
                        .json()
                        .path("heldFrom")
                        .isNull())
                .isTrue();
        var moves = farm.show(order + "/moves?limit=2");
        assertThat(moves.path("items")).hasSize(2);
        var rest =
                farm.show(order + "/moves?limit=2&after=" + moves.path("next").asString());
        assertThat(rest.path("items").path(0).path("reason").asString()).isEqualTo("no filament");
    }

    @Test
    void whatWasConfirmedStaysAndWhatHasEndedIsFrozen() {
        var order = "/orders/" + farm.confirmed(2);
        var line = "{\"lines\": [{\"description\": \"Part 1\", \"quantity\": 3, \"unitPrice\": 2.50}]}";
        http.patch(ada, order, line).refuses(409, "not-a-draft");
        http.patch(ada, order, "{\"currency\": \"USD\"}").refuses(409, "not-a-draft");
        http.patch(ada, order, "{\"customerId\": \"%s\"}".formatted(farm.customer("Joan")))
                .refuses(409, "not-a-draft");
        http.delete(ada, order).refuses(409, "not-a-draft");
        var kept = farm.show(order).path("lines");
        assertThat(http.patch(
                                ada,
                                order,
                                "{\"notes\": \"x\", \"dueOn\": \"2031-01-01\", \"shippingAddress\": \"Here\", \"priority\": \"low\"}")
                        .is(200)
                        .json()
                        .path("lines"))
                .isEqualTo(kept);
        farm.move(order, "cancelled").refuses(400, "invalid");
        farm.move(order, "cancelled", ", \"reason\": \"changed their mind\"").is(200);
        http.patch(ada, order, "{\"priority\": \"high\"}").refuses(409, "order-finished");
        assertThat(farm.show(order).path("cancelReason").asString()).isEqualTo("changed their mind");
    }

    @Test
    void anOrderWithoutLinesIsNotConfirmed() {
        var order = "/orders/" + farm.order();
        farm.move(order, "confirmed").refuses(409, "order-without-lines");
        assertThat(farm.status(order)).isEqualTo("draft");
    }

    @Test
    void anOutsideReferenceIsTakenOncePerSource() {
        var customer = farm.customer("Grace");
        var body = "{\"customerId\": \"%s\", \"source\": \"%s\", \"sourceReference\": \"%s\"}";
        farm.add("/orders", body.formatted(customer, "web shop", "A-1"));
        http.post(ada, "/orders", body.formatted(customer, "Web Shop", "a-1"))
                .refuses(409, "order-source-reference-taken");
        farm.add("/orders", body.formatted(customer, "fair", "A-1"));
        farm.order(customer, 1);
        farm.order(customer, 1);
        http.delete(ada, "/customers/" + customer).refuses(409, "in-use");
    }

    @Test
    void ordersAreFoundByWhatIsKnownOfThem() {
        var grace = farm.customer("Grace");
        var first = farm.add("/orders", """
                {"customerId": "%s", "sourceReference": "EB-77", "dueOn": "2030-01-10", "notes": "100%% infill",
                 "lines": [{"description": "Gear wheel", "quantity": 1}]}""".formatted(grace));
        var second = farm.confirmed(1);
        assertThat(found("q=eb-7")).containsExactly(first);
        assertThat(found("q=GEAR")).containsExactly(first);
        assertThat(found("q=0%25")).containsExactly(first);
        assertThat(found("q=0%25%25")).isEmpty();
        assertThat(found("q=grace")).containsExactly(second, first);
        assertThat(found("q=2")).as("its number").containsExactly(second);
        assertThat(found("status=confirmed")).containsExactly(second);
        assertThat(found("customerId=" + grace)).containsExactly(first);
        assertThat(found("dueFrom=2030-01-10&dueTo=2030-01-10")).containsExactly(first);
        assertThat(found("dueTo=2030-01-09")).isEmpty();
        assertThat(found("open=true")).containsExactly(second);
        assertThat(found("open=false")).containsExactly(first);
        assertThat(found("open=true&status=draft")).isEmpty();
        assertThat(found("open=false&dueTo=2030-01-09")).isEmpty();
        assertThat(found("open=false&customerId=" + grace)).containsExactly(first);
        assertThat(found("open=true&customerId=" + grace)).isEmpty();
        assertThat(found("open=false&q=gear")).containsExactly(first);
        assertThat(found("open=true&q=gear")).isEmpty();
        assertThat(found("limit=1")).containsExactly(second);
        http.get(ada, "/orders?status=open").refuses(400, "invalid");
    }

    private List<String> found(String query) {
        var ids = new ArrayList<String>();
        farm.show("/orders?" + query)
                .path("items")
                .forEach(order -> ids.add(order.path("id").asString()));
        return ids;
    }

    /** Spec 12.4, F10: whoever cancels does not wait for the print, which somebody ends with what it used. */
    @Test
    void aPrintOfACancelledOrderIsEndedByHand() {
        var order = farm.confirmed(1);
        var other = farm.confirmed(1);
        var printing = ", \"printerId\": \"%s\"".formatted(printer());
        var plate = List.of(farm.pieces(order).getFirst(), farm.pieces(other).getFirst());
        farm.moveAlong(plate, "queued");
        farm.moveAll(plate, "printing", printing).is(200);
        farm.move("/orders/" + order, "cancelled", ", \"reason\": \"so\"").is(200);
        assertThat(farm.status("/assets/printers/" + printer())).isEqualTo("printing");
        farm.move("/pieces/" + plate.getLast(), "printed").is(200);
        assertThat(farm.status("/assets/printers/" + printer())).isEqualTo("printing");
        assertThat(farm.show("/overview").path("pieces").path("printing").asInt())
                .isOne();
        assertThat(farm.show("/pieces?status=printing").path("items")).hasSize(1);
        var spool = farm.spool();
        var failed = ", \"reason\": \"stopped\", \"spoolId\": \"%s\", \"grams\": 35".formatted(spool);
        farm.move("/pieces/" + plate.getFirst(), "failed", failed).is(200);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .isEqualTo(965);
        assertThat(farm.status("/assets/printers/" + printer())).isEqualTo("needs_clearing");
        assertThat(farm.show("/overview").path("pieces").path("printing").asInt())
                .isZero();
        assertThat(farm.show("/overview").path("pieces").path("failed").asInt()).isZero();
        assertThat(farm.show("/pieces?status=failed").path("items")).isEmpty();
    }

    @Test
    void anOrderIsNotCompletedWhileAPieceIsMissing() {
        var order = brought(OrderState.READY);
        var piece = farm.pieces(order).getFirst();
        farm.move("/pieces/" + piece, "scrapped", ", \"reason\": \"dropped\"").is(200);
        farm.move("/orders/" + order, "shipped").refuses(409, "pieces-unfinished");
        farm.add("/pieces/" + piece + "/remake", "{}");
        assertThat(farm.status("/orders/" + order)).isEqualTo("in_production");
        farm.move("/orders/" + order, "ready").refuses(409, "pieces-unfinished");
    }
}
