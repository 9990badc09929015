package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From state to state, also with others at the same time, and what follows for spools, printers and counts. */
@PerimeterTest
class PieceLifeTest {

    @Autowired
    Http http;

    private Farm farm;
    private String printer;

    /** All others follow from something else than a move. */
    private static final Set<PieceState> REACHABLE =
            EnumSet.complementOf(EnumSet.of(PieceState.RETURNED, PieceState.WITHDRAWN));

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
        printer = farm.printer("Left");
    }

    /** Every pair of states, against the table. */
    @Test
    void aPieceMovesAsTheTableSays() {
        var spare = new ArrayDeque<>(farm.pieces(farm.confirmed(168)));
        for (var from : REACHABLE) {
            for (var to : PieceState.values()) {
                var piece = "/pieces/" + spare.pop();
                way(from).forEach(state -> go(piece, state).is(200));
                var before = farm.show(piece);
                var answer = go(piece, to);
                if (from.next().contains(to)) {
                    answer.is(200);
                    assertThat(answer.json()).isEqualTo(farm.show(piece));
                } else {
                    answer.refuses(409, "transition-not-allowed");
                    assertThat(answer.json().path("allowed")).isEqualTo(before.path("allowed"));
                    assertThat(farm.show(piece)).isEqualTo(before);
                }
            }
        }
        countsAreRight();
    }

    private Http.Answer go(String piece, PieceState to) {
        var more = (to.isLost() ? ", \"reason\": \"so\"" : "")
                + (to == PieceState.PRINTING ? ", \"printerId\": \"%s\", \"override\": true".formatted(printer) : "");
        return farm.move(piece, to.word(), more);
    }

    /** The shortest way there. */
    private static List<PieceState> way(PieceState to) {
        var ways = new HashMap<PieceState, List<PieceState>>(Map.of(PieceState.PLANNED, List.of()));
        var open = new ArrayDeque<>(List.of(PieceState.PLANNED));
        while (!ways.containsKey(to)) {
            var from = open.pop();
            for (var next : from.next()) {
                if (!ways.containsKey(next)) {
                    var way = new ArrayList<>(ways.get(from));
                    way.add(next);
                    ways.put(next, way);
                    open.add(next);
                }
            }
        }
        return ways.get(to);
    }

    /** What the overview says is what the lists hold. */
    private void countsAreRight() {
        var counts = farm.show("/overview").path("pieces");
        for (var state : PieceState.values()) {
            var listed = farm.show("/pieces?limit=200&status=" + state.word()).path("items");
            assertThat(counts.path(state.word()).asInt()).as(state.word()).isEqualTo(listed.size());
        }
    }

    @Test
    void aLossTakesAReasonAndAPrintAPrinter() {
        var piece = "/pieces/" + farm.pieces(farm.confirmed(1)).getFirst();
        farm.move(piece, "scrapped").refuses(400, "invalid");
        farm.move(piece, "queued").is(200);
        var answer = farm.move(piece, "printing").refuses(400, "invalid");
        assertThat(answer.text()).contains("printerId");
        farm.move(piece, "scrapped", ", \"reason\": \"x\", \"grams\": 1").refuses(400, "invalid");
        http.post(farm.me(), piece + "/remake", "{}").refuses(409, "transition-not-allowed");
        http.patch(farm.me(), "/assets/printers/" + printer, "{\"status\": \"retired\"}")
                .is(200);
        farm.move(piece, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .refuses(409, "does-not-fit");
    }

    /** Asset figures are for who may view assets; a price of all the money in the world costs nothing that could be kept. */
    @Test
    void whatASpoolRefusesAndWhom() {
        var pieces = farm.pieces(farm.confirmed(2));
        var spool = farm.spool();
        farm.moveAlong(pieces, "queued");
        var sam = new Farm(http, Cast.staffOf(farm.me(), Permission.ORDERS_ACT));
        var piece = "/pieces/" + pieces.getFirst();
        var printing = ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool);
        http.patch(farm.me(), "/assets/spools/" + spool, "{\"status\": \"archived\"}")
                .is(200);
        farm.move(piece, "printing", printing).refuses(409, "spool-archived");
        http.patch(farm.me(), "/assets/spools/" + spool, "{\"status\": \"in_use\", \"price\": 999999999999.99}")
                .is(200);
        var nowhere = ", \"printerId\": \"%1$s\", \"spoolId\": \"%1$s\"".formatted(UUID.randomUUID());
        assertThat(farm.move(piece, "printing", nowhere)
                        .refuses(404, "not-found")
                        .text())
                .contains("printerId", "spoolId");
        sam.move(piece, "printing", printing).is(200);
        assertThat(sam.move(piece, "printed", ", \"grams\": 1000.01")
                        .refuses(409, "spool-overdrawn")
                        .text())
                .doesNotContain("remainingG");
        http.post(
                        farm.me(),
                        "/assets/spools/" + spool + "/events",
                        "{\"kind\": \"adjusted\", \"grams\": 500, \"reason\": \"x\"}")
                .is(201);
        assertThat(farm.move(piece, "printed", ", \"grams\": 1400")
                        .is(200)
                        .json()
                        .path("cost")
                        .isNull())
                .isTrue();
    }

    @Test
    void nothingMovesWhileItsOrderWaitsOrHasEnded() {
        var order = farm.confirmed(2);
        var piece = "/pieces/" + farm.pieces(order).getFirst();
        farm.move("/orders/" + order, "on_hold").is(200);
        var answer = farm.move(piece, "queued").refuses(409, "transition-not-allowed");
        assertThat(answer.json().path("allowed")).isEmpty();
        assertThat(farm.show(piece).path("allowed")).isEmpty();
        farm.move("/orders/" + order, "confirmed").is(200);
        farm.move(piece, "scrapped", ", \"reason\": \"x\"").is(200);
        farm.move("/orders/" + order, "cancelled", ", \"reason\": \"x\"").is(200);
        http.post(farm.me(), piece + "/remake", "{}").refuses(409, "transition-not-allowed");
        http.patch(farm.me(), piece, "{\"grams\": 1}").refuses(409, "order-finished");
        http.patch(farm.me(), piece, "{\"notes\": \"x\"}").is(200);
        var counts = farm.show("/overview");
        assertThat(counts.path("pieces").path("planned").asInt())
                .as("nobody will print it")
                .isZero();
        assertThat(counts.path("pieces").path("scrapped").asInt()).isZero();
        assertThat(counts.path("orders").path("cancelled").asInt()).isOne();
    }

    @Test
    void manyMoveTogetherOrNotAtAll() {
        var pieces = farm.pieces(farm.confirmed(20));
        var spool = farm.spool();
        farm.moveAlong(pieces, "queued");
        farm.move("/pieces/" + pieces.getLast(), "scrapped", ", \"reason\": \"x\"")
                .is(200);
        var printing = ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool);
        var answer = farm.moveAll(pieces, "printing", printing).refuses(409, "transition-not-allowed");
        assertThat(answer.json().path("pieceId").asString()).isEqualTo(pieces.getLast());
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("queued");
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("ready");
        var most = pieces.subList(0, 19);
        assertThat(farm.moveAll(most, "printing", printing).is(200).json().path("items"))
                .hasSize(19);
        var overdrawn = farm.moveAll(most, "printed", ", \"grams\": 52.64").refuses(409, "spool-overdrawn");
        assertThat(overdrawn.json().path("remainingG").decimalValue()).isEqualByComparingTo("1000");
        assertThat(overdrawn.json().path("grams").decimalValue()).isEqualByComparingTo("1000.16");
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("printing");
        farm.moveAll(most, "printed", ", \"grams\": 52.63").is(200);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").decimalValue())
                .isEqualByComparingTo("0.03");
        farm.moveAll(List.of(pieces.getFirst(), pieces.getFirst()), "qc", "").refuses(400, "invalid");
        farm.moveAll(List.of(), "qc", "").refuses(400, "invalid");
        countsAreRight();
    }

    /** Each weighs something, all from one spool, on one printer, ended at one instant: no gram and no state is lost. */
    @Test
    void printsThatEndAtOnceLoseNoGramAndFreeThePrinter() {
        var pieces = farm.pieces(farm.confirmed(12));
        var spool = farm.spool();
        farm.moveAlong(pieces, "queued");
        farm.moveAll(pieces, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool))
                .is(200);
        var statuses = AtOnce.run(
                12,
                i -> farm.move(
                                "/pieces/" + pieces.get(i),
                                i % 3 == 0 ? "failed" : "printed",
                                ", \"grams\": 10.25" + (i % 3 == 0 ? ", \"reason\": \"so\"" : ""))
                        .status());
        assertThat(statuses).containsOnly(200);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").decimalValue())
                .isEqualByComparingTo("877.00");
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("needs_clearing");
        countsAreRight();
    }
}
