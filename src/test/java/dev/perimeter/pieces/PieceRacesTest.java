package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several at once. */
@PerimeterTest
class PieceRacesTest {

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    @Test
    void ofTwoWhoMoveAPieceAtOnceOneWins() {
        var piece = "/pieces/" + farm.pieces(farm.confirmed(1)).getFirst();
        var answers = AtOnce.run(6, _ -> farm.move(piece, "queued"));
        assertThat(answers.stream().map(Http.Answer::status)).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer ->
                        assertThat(answer.json().path("allowed").toString()).isEqualTo("[\"printing\",\"scrapped\"]"));
        assertThat(farm.show(piece + "/moves").path("items")).hasSize(1);
    }

    /** Holding an order and moving its pieces at once: what moved, moved before it was held. */
    @Test
    void anOrderHeldWhileItsPiecesMoveStopsThem() {
        var order = farm.confirmed(8);
        var pieces = farm.pieces(order);
        AtOnce.run(
                9,
                i -> i == 8
                        ? farm.move("/orders/" + order, "on_hold").is(200).status()
                        : farm.move("/pieces/" + pieces.get(i), "queued").status());
        pieces.forEach(piece -> farm.move("/pieces/" + piece, "queued").refuses(409, "transition-not-allowed"));
    }

    @Test
    void ofTwoWhoRemakeAtOnceOneDoes() {
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        farm.move("/pieces/" + piece, "scrapped", ", \"reason\": \"so\"").is(200);
        var statuses = AtOnce.run(
                5,
                _ -> http.post(farm.me(), "/pieces/" + piece + "/remake", "{}").status());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409);
        var remake = farm.show("/pieces/" + piece).path("remadeBy").asString();
        assertThat(farm.show("/pieces/" + remake).path("remakeOf").asString()).isEqualTo(piece);
        assertThat(farm.show("/pieces/" + remake).path("number").asInt()).isEqualTo(2);
    }
}
