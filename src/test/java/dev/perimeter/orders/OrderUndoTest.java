package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.1, 12.7: the last step of an order is taken back; an order is closed short. */
@PerimeterTest
class OrderUndoTest {

    private static final List<String> STATES = List.of(
            "planned",
            "queued",
            "printing",
            "printed",
            "post_processing",
            "qc",
            "good",
            "packed",
            "shipped",
            "returned",
            "failed",
            "rejected",
            "scrapped");

    @Autowired
    Http http;

    private Farm farm;
    private String printer;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
        printer = farm.printer("Left");
    }

    @Test
    @Tag("stranger")
    void nobodyUndoesOrShortensAnotherCompanysOrder() {
        var order = "/orders/" + farm.confirmed(1);
        var rita = Cast.rita();
        http.post(rita, order + "/undo", "{}").refuses(404, "not-found");
        http.post(rita, order + "/closing-short", "{\"reason\": \"x\"}").refuses(404, "not-found");
        assertThat(farm.status(order)).isEqualTo("confirmed");
    }

    @Test
    void aConfirmationIsTakenBackWithItsPieces() {
        var order = "/orders/" + farm.confirmed(2);
        var pieces = farm.pieces(order.substring(8));
        farm.move("/pieces/" + pieces.getLast(), "queued").is(200);
        assertThat(undo(order).refuses(409, "built-upon").json().path("pieceId").asString())
                .isEqualTo(pieces.getLast());
        http.post(farm.me(), "/pieces/" + pieces.getLast() + "/undo", "{}").is(200);
        assertThat(undo(order).is(200).json().path("status").asString()).isEqualTo("draft");
        assertThat(farm.pieces(order.substring(8))).isEmpty();
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("withdrawn");
        assertThat(farm.show("/pieces?status=withdrawn").path("items")).hasSize(2);
        undo(order).refuses(409, "nothing-to-undo");
        farm.move(order, "confirmed").is(200);
        assertThat(farm.show("/pieces?orderId=" + order.substring(8))
                        .path("items")
                        .path(0)
                        .path("number")
                        .asInt())
                .as("a number is never used again")
                .isEqualTo(3);
        countsAreThoseOfTheLists();
    }

    @Test
    void holdingAndCancellingAreTakenBack() {
        var order = "/orders/" + farm.confirmed(2);
        farm.move(order, "on_hold").is(200);
        farm.move(order, "cancelled", ", \"reason\": \"x\"").is(200);
        countsAreThoseOfTheLists();
        var held = undo(order).is(200).json();
        assertThat(held.path("status").asString()).isEqualTo("on_hold");
        assertThat(held.path("heldFrom").asString()).isEqualTo("confirmed");
        assertThat(undo(order).is(200).json().path("status").asString()).isEqualTo("confirmed");
        assertThat(farm.show("/overview").path("pieces").path("planned").asInt())
                .isEqualTo(2);
        countsAreThoseOfTheLists();
        var trail = farm.show("/audit?recordId=" + order.substring(8)).path("items");
        assertThat(trail.path(0).path("action").asString()).isEqualTo("undone");
    }

    /** F30: the customer takes fewer. */
    @Test
    void anOrderIsClosedShortAndCostsWhatIsDelivered() {
        var order = "/orders/" + farm.confirmed(3, 1);
        var pieces = farm.pieces(order.substring(8));
        close(order, "x").refuses(409, "nothing-to-deliver");
        http.post(farm.me(), order + "/closing-short", "{}").refuses(400, "invalid");
        good(pieces.subList(0, 1));
        farm.moveAlong(pieces.subList(1, 2), "queued");
        farm.moveAll(pieces.subList(1, 2), "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .is(200);
        close(order, "x").refuses(409, "pieces-printing");
        farm.move("/pieces/" + pieces.get(1), "failed", ", \"reason\": \"so\"").is(200);
        var closed = close(order, "They take one").is(200).json();
        assertThat(closed.path("status").asString()).isEqualTo("ready");
        assertThat(closed.path("total").asDouble()).isEqualTo(2.5);
        assertThat(closed.path("quantity").asInt()).isOne();
        assertThat(closed.path("lines").path(0).path("shortBy").asInt()).isEqualTo(2);
        assertThat(closed).isEqualTo(farm.show(order));
        countsAreThoseOfTheLists();
        var back = undo(order).is(200).json();
        assertThat(back.path("status").asString()).isEqualTo("in_production");
        assertThat(back.path("total").asDouble()).isEqualTo(10);
        assertThat(farm.status("/pieces/" + pieces.get(2))).isEqualTo("planned");
        close(order, "They take one").is(200);
        farm.move(order, "shipped").is(200);
        farm.move(order, "completed").is(200);
        countsAreThoseOfTheLists();
    }

    @Test
    void theLastParcelShipsTheOrder() {
        var order = "/orders/" + farm.confirmed(2);
        var pieces = farm.pieces(order.substring(8));
        good(pieces);
        farm.moveAlong(pieces, "packed");
        farm.move("/pieces/" + pieces.getFirst(), "shipped").is(200);
        assertThat(farm.show(order).path("shippedPieces").asInt()).isOne();
        assertThat(farm.status(order)).isEqualTo("ready");
        farm.move("/pieces/" + pieces.getLast(), "shipped").is(200);
        assertThat(farm.status(order)).isEqualTo("shipped");
        farm.move(order, "shipped").is(200);
        http.post(farm.me(), "/pieces/" + pieces.getFirst() + "/undo", "{}").is(200);
        assertThat(farm.status(order)).isEqualTo("ready");
    }

    /** Twenty people at one order: counts are those of the lists, and the spool is right to a hundredth. */
    @Test
    void twentyPeopleAtOneOrder() {
        var order = farm.confirmed(6);
        var pieces = farm.pieces(order);
        var spool = farm.spool();
        farm.moveAlong(pieces, "queued");
        AtOnce.run(20, number -> {
            var random = ThreadLocalRandom.current();
            for (var step = 0; step < 6; step++) {
                var piece = "/pieces/" + pieces.get(random.nextInt(pieces.size()));
                var answer =
                        switch (random.nextInt(5)) {
                            case 0 ->
                                farm.move(
                                        piece,
                                        "printing",
                                        ", \"override\": true, \"printerId\": \"%s\", \"spoolId\": \"%s\""
                                                .formatted(printer, spool));
                            case 1 -> farm.move(piece, "printed", ", \"grams\": 12.34");
                            case 2 -> farm.move(piece, "failed", ", \"grams\": 5.67, \"reason\": \"so\"");
                            case 3 ->
                                http.put(
                                        farm.me(),
                                        piece + "/use",
                                        "{\"spools\": [{\"spoolId\": \"%s\", \"grams\": %d}]}"
                                                .formatted(spool, random.nextInt(20)));
                            default -> http.post(farm.me(), piece + "/undo", "{}");
                        };
                assertThat(answer.status()).as(answer.text()).isIn(200, 409, 503);
            }
            return null;
        });
        var used = 0.0;
        for (var piece : pieces) {
            var shown = farm.show("/pieces/" + piece);
            var hasEnded = !List.of("planned", "queued", "printing")
                    .contains(shown.path("status").asString());
            used += hasEnded ? shown.path("grams").asDouble(0) : 0;
        }
        var left = farm.show("/assets/spools/" + spool).path("remainingG").asDouble();
        assertThat(left).isCloseTo(1000 - used, Offset.offset(0.001));
        countsAreThoseOfTheLists();
    }

    private void countsAreThoseOfTheLists() {
        var counts = farm.show("/overview").path("pieces");
        for (var state : STATES) {
            assertThat(counts.path(state).asInt())
                    .as(state)
                    .isEqualTo(farm.show("/pieces?limit=200&status=" + state)
                            .path("items")
                            .size());
        }
        var orders = farm.show("/overview").path("orders");
        orders.propertyNames()
                .forEach(state -> assertThat(orders.path(state).asInt())
                        .as(state)
                        .isEqualTo(farm.show("/orders?limit=200&status=" + state)
                                .path("items")
                                .size()));
    }

    private void good(List<String> pieces) {
        farm.moveAlong(pieces, "queued");
        farm.moveAll(pieces, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .is(200);
        farm.moveAlong(pieces, "printed", "post_processing", "qc", "good");
    }

    private Http.Answer undo(String order) {
        return http.post(farm.me(), order + "/undo", "{}");
    }

    private Http.Answer close(String order, String reason) {
        return http.post(farm.me(), order + "/closing-short", "{\"reason\": \"%s\"}".formatted(reason));
    }
}
