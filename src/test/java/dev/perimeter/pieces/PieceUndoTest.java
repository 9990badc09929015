package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.1: the last move of a piece is taken back, with all that followed from it. */
@PerimeterTest
class PieceUndoTest {

    @Autowired
    Http http;

    private Farm farm;
    private String printer;
    private String spool;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
        printer = farm.printer("Left");
        spool = farm.spool();
    }

    @Test
    @Tag("stranger")
    void nobodyUndoesWhatAnotherCompanyDid() {
        var piece = piece(1);
        farm.move(piece, "queued").is(200);
        var rita = Cast.rita();
        http.post(rita, piece + "/undo", "{}").refuses(404, "not-found");
        http.post(rita, "/pieces/undo", "{\"ids\": [\"%s\"]}".formatted(piece.substring(8)))
                .refuses(404, "not-found");
        http.put(rita, piece + "/use", "{\"spools\": []}").refuses(404, "not-found");
        http.post(rita, piece + "/return", "{\"reason\": \"x\"}").refuses(404, "not-found");
        var sam = Cast.staffOf(farm.me(), Permission.ORDERS_VIEW);
        http.post(sam, piece + "/undo", "{}").refuses(403, "permission-missing");
        assertThat(farm.status(piece)).isEqualTo("queued");
    }

    @Test
    void oneStepFurtherBackEachTimeUntilNothingIsLeft() {
        var piece = piece(1);
        var order = "/orders/" + farm.show(piece).path("orderId").asString();
        var states = new ArrayList<String>();
        farm.move(piece, "queued").is(200);
        print(piece, 100);
        farm.move(piece, "post_processing").is(200);
        farm.move(piece, "qc").is(200);
        farm.move(piece, "good").is(200);
        assertThat(farm.status(order)).isEqualTo("ready");
        for (var step = 0; step < 6; step++) {
            states.add(undo(piece).is(200).json().path("status").asString());
        }
        assertThat(states).containsExactly("qc", "post_processing", "printed", "printing", "queued", "planned");
        undo(piece).refuses(409, "nothing-to-undo");
        assertThat(farm.status(order)).isEqualTo("confirmed");
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("ready");
        assertThat(remaining()).isEqualTo(1000);
        assertThat(farm.show(piece).path("spools")).isEmpty();
        assertThat(farm.show(piece).path("cost").isNull()).isTrue();
        var moves = farm.show(piece + "/moves?limit=200").path("items");
        assertThat(moves.valueStream().map(move -> move.path("kind").asString()))
                .containsOnly("moved", "undone")
                .hasSize(12);
        assertThat(farm.show("/overview").path("pieces").path("planned").asInt())
                .isOne();
    }

    @Test
    void whatWentBackToTheSpoolIsAnEventOfThePiece() {
        var piece = piece(1);
        farm.move(piece, "queued").is(200);
        print(piece, 100);
        assertThat(remaining()).isEqualTo(900);
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("needs_clearing");
        undo(piece).is(200);
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("printing");
        var event =
                farm.show("/assets/spools/" + spool + "/events").path("items").path(0);
        assertThat(event.path("kind").asString()).isEqualTo("adjusted");
        assertThat(event.path("deltaG").asDouble()).isEqualTo(100);
        assertThat(event.path("pieceId").asString()).isEqualTo(piece.substring(8));
        farm.move(piece, "printed", ", \"grams\": 90").is(200);
        assertThat(remaining()).isEqualTo(910);
    }

    @Test
    void aWeighingSettlesWhatCameBeforeIt() {
        var piece = piece(1);
        farm.move(piece, "queued").is(200);
        print(piece, 100);
        http.post(farm.me(), "/assets/spools/" + spool + "/events", "{\"kind\": \"weighed\", \"grams\": 1080}")
                .is(201);
        assertThat(use(piece, "[{\"spoolId\": \"%s\", \"grams\": 120}]".formatted(spool))
                        .is(200)
                        .json()
                        .path("grams")
                        .asDouble())
                .isEqualTo(120);
        assertThat(remaining()).isEqualTo(880);
        undo(piece).is(200);
        undo(piece).is(200);
        assertThat(farm.status(piece)).isEqualTo("printing");
        assertThat(remaining()).isEqualTo(880);
    }

    @Test
    void aStateThatSomebodySetSinceStays() {
        var piece = piece(1);
        farm.move(piece, "queued").is(200);
        print(piece, 100);
        http.patch(farm.me(), "/assets/printers/" + printer, "{\"status\": \"maintenance\"}")
                .is(200);
        undo(piece).is(200);
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("maintenance");
    }

    @Test
    void aRemakeGoesWithTheLossUnlessSomebodyWorkedOnIt() {
        var piece = piece(2);
        farm.move(piece, "queued").is(200);
        farm.move(piece, "scrapped", ", \"reason\": \"dropped\"").is(200);
        var remake = "/pieces/" + farm.add(piece + "/remake", "{}");
        farm.move(remake, "queued").is(200);
        var refused = undo(piece).refuses(409, "built-upon").json();
        assertThat(refused.path("pieceId").asString()).isEqualTo(remake.substring(8));
        undo(remake).is(200);
        undo(piece).is(200);
        assertThat(farm.status(piece)).isEqualTo("queued");
        assertThat(farm.status(remake)).isEqualTo("withdrawn");
        assertThat(farm.show("/overview").path("pieces").path("planned").asInt())
                .isOne();
        undo(remake).refuses(409, "nothing-to-undo");
        farm.move(piece, "scrapped", ", \"reason\": \"dropped\"").is(200);
        var again = "/pieces/" + farm.add(piece + "/remake", "{}");
        undo(again).is(200);
        assertThat(farm.status(again)).isEqualTo("withdrawn");
        assertThat(farm.status(piece)).isEqualTo("scrapped");
    }

    @Test
    void theFirstPrintAndTheLastGoodPieceLeadTheOrderAndLeadItBack() {
        var order = farm.confirmed(2);
        var pieces = farm.pieces(order);
        var path = "/orders/" + order;
        farm.moveAlong(pieces, "queued");
        var answer = farm.moveAll(pieces, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .is(200)
                .json();
        assertThat(answer.path("items").path(0).path("orderStatus").asString()).isEqualTo("in_production");
        farm.moveAlong(pieces, "printed", "post_processing", "qc", "good");
        assertThat(farm.status(path)).isEqualTo("ready");
        farm.move(path, "in_production").is(200);
        farm.move(path, "ready").is(200);
        assertThat(farm.status(path)).isEqualTo("ready");
        var refused = http.post(farm.me(), path + "/undo", "{}").refuses(409, "built-upon");
        assertThat(refused.text()).contains("pieceId");
        undo("/pieces/" + pieces.getFirst()).is(200);
        assertThat(farm.status(path)).isEqualTo("in_production");
        farm.move("/pieces/" + pieces.getFirst(), "good").is(200);
        assertThat(farm.status(path)).isEqualTo("ready");
        farm.move(path, "shipped").is(200);
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("shipped");
        assertThat(undo("/pieces/" + pieces.getFirst())
                        .refuses(409, "built-upon")
                        .text())
                .contains("orderId");
        http.post(farm.me(), path + "/undo", "{}").is(200);
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("good");
        assertThat(farm.status(path)).isEqualTo("ready");
    }

    @Test
    void aReturnedPieceIsMadeAgainEvenWhenTheOrderWasCompleted() {
        var order = "/orders/" + farm.confirmed(1);
        var piece = "/pieces/" + farm.pieces(order.substring(8)).getFirst();
        http.post(farm.me(), piece + "/return", "{\"reason\": \"broken\"}").refuses(409, "transition-not-allowed");
        farm.move(piece, "queued").is(200);
        print(piece, 10);
        farm.moveAlong(List.of(piece.substring(8)), "post_processing", "qc", "good", "packed", "shipped");
        assertThat(farm.status(order)).isEqualTo("shipped");
        farm.move(order, "completed").is(200);
        http.post(farm.me(), piece + "/return", "{}").refuses(400, "invalid");
        http.post(farm.me(), piece + "/return", "{\"reason\": \"broken\"}").is(200);
        var remake = "/pieces/" + farm.add(piece + "/remake", "{}");
        assertThat(farm.status(order)).isEqualTo("in_production");
        undo(remake).is(200);
        assertThat(farm.status(order)).isEqualTo("completed");
        undo(piece).is(200);
        assertThat(farm.status(piece)).isEqualTo("shipped");
    }

    @Test
    void ofTwentyWhoUndoAtOnceOneDoes() {
        var piece = piece(1);
        farm.move(piece, "queued").is(200);
        print(piece, 100);
        var answers = AtOnce.run(20, _ -> undo(piece));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(farm.status(piece)).isEqualTo("planned");
        assertThat(remaining()).isEqualTo(1000);
    }

    private String piece(int quantity) {
        return "/pieces/" + farm.pieces(farm.confirmed(quantity)).getFirst();
    }

    private void print(String piece, int grams) {
        farm.move(piece, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool))
                .is(200);
        farm.move(piece, "printed", ", \"grams\": %d".formatted(grams)).is(200);
    }

    private Http.Answer undo(String piece) {
        return http.post(farm.me(), piece + "/undo", "{}");
    }

    private Http.Answer use(String piece, String spools) {
        return http.put(farm.me(), piece + "/use", "{\"spools\": %s}".formatted(spools));
    }

    private double remaining() {
        return farm.show("/assets/spools/" + spool).path("remainingG").asDouble();
    }
}
