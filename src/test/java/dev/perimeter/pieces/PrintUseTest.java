package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.2, 12.3: a print takes from several spools, and what it used is put right later. */
@PerimeterTest
class PrintUseTest {

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    /** F09: the first spool ran out. */
    @Test
    void aPrintTakesFromSeveralSpools() {
        var piece = "/pieces/" + farm.pieces(farm.confirmed(1)).getFirst();
        var spools = List.of(farm.spool(), farm.spool());
        farm.move(piece, "queued").is(200);
        farm.move(piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Left")))
                .is(200);
        var both = "[{\"spoolId\": \"%s\", \"grams\": 180}, {\"spoolId\": \"%s\", \"grams\": 80.005}]"
                .formatted(spools.getFirst(), spools.getLast());
        farm.move(piece, "printed", ", \"spools\": %s, \"grams\": 260".formatted(both))
                .refuses(400, "invalid");
        farm.move(piece, "printed", ", \"spools\": %s".formatted(both.replace(spools.getLast(), spools.getFirst())))
                .refuses(400, "invalid");
        var printed = farm.move(piece, "printed", ", \"spools\": %s".formatted(both))
                .is(200)
                .json();
        assertThat(printed.path("spools")).hasSize(2);
        assertThat(printed.path("spoolId").isNull()).isTrue();
        assertThat(printed.path("grams").asDouble()).isEqualTo(260.01);
        assertThat(printed.path("cost").asDouble()).isEqualTo(6.50);
        assertThat(remaining(spools)).containsExactly(820.0, 919.99);
        assertThat(farm.show("/pieces?spoolId=" + spools.getLast()).path("items"))
                .hasSize(1);
        http.delete(farm.me(), "/assets/spools/" + spools.getLast()).refuses(409, "in-use");
    }

    /** F08: the grams were forgotten, or the spool was another one. */
    @Test
    void whatAPrintUsedIsPutRightLater() {
        var piece = "/pieces/" + farm.pieces(farm.confirmed(1)).getFirst();
        var spools = List.of(farm.spool(), farm.spool());
        farm.move(piece, "queued").is(200);
        http.put(farm.me(), piece + "/use", "{\"spools\": []}").refuses(409, "print-not-ended");
        farm.move(piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Left")))
                .is(200);
        farm.move(piece, "printed", ", \"minutes\": 7").is(200);
        var first = use(piece, spools.getFirst(), "40").is(200).json();
        assertThat(first.path("grams").asDouble()).isEqualTo(40);
        assertThat(first.path("minutes").asInt()).isEqualTo(7);
        assertThat(first.path("cost").asDouble()).isEqualTo(1.0);
        use(piece, spools.getLast(), "60").is(200);
        assertThat(remaining(spools)).containsExactly(1000.0, 940.0);
        use(piece, spools.getLast(), "1000.01").refuses(409, "spool-overdrawn");
        use(piece, UUID.randomUUID().toString(), "1").refuses(400, "invalid");
        http.put(farm.me(), piece + "/use", "{\"spools\": [{\"spoolId\": \"%s\"}]}".formatted(spools.getFirst()))
                .refuses(400, "invalid");
        http.post(farm.me(), piece + "/undo", "{}").is(200);
        assertThat(remaining(spools)).containsExactly(960.0, 1000.0);
        http.patch(farm.me(), "/assets/spools/" + spools.getFirst(), "{\"status\": \"archived\"}")
                .is(200);
        use(piece, spools.getFirst(), "30").is(200);
        assertThat(remaining(spools)).containsExactly(970.0, 1000.0);
    }

    @Test
    void gramsInAllAreSharedOutAndTheRestIsOnTheLast() {
        var pieces = farm.pieces(farm.confirmed(3));
        var spool = farm.spool();
        farm.moveAlong(pieces, "queued");
        var how = ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(farm.printer("Left"), spool);
        farm.moveAll(pieces, "printing", how + ", \"gramsInAll\": 100").is(200);
        var grams = new ArrayList<Double>();
        pieces.forEach(
                piece -> grams.add(farm.show("/pieces/" + piece).path("grams").asDouble()));
        assertThat(grams).containsExactly(33.33, 33.33, 33.34);
        farm.moveAll(pieces, "printed", ", \"gramsInAll\": 1200").refuses(409, "spool-overdrawn");
        farm.moveAll(pieces, "printed", ", \"gramsInAll\": 1200, \"override\": true")
                .is(200);
        var after = farm.show("/assets/spools/" + spool);
        assertThat(after.path("remainingG").asDouble()).isZero();
        assertThat(after.path("status").asString()).isEqualTo("empty");
        http.post(farm.me(), "/pieces/undo", "{\"ids\": [\"%s\"]}".formatted(String.join("\", \"", pieces)))
                .is(200);
        assertThat(remaining(List.of(spool))).containsExactly(1000.0);
    }

    private List<Double> remaining(List<String> spools) {
        return spools.stream()
                .map(spool ->
                        farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .toList();
    }

    private Http.Answer use(String piece, String spool, String grams) {
        return http.put(
                farm.me(),
                piece + "/use",
                "{\"spools\": [{\"spoolId\": \"%s\", \"grams\": %s}]}".formatted(spool, grams));
    }
}
