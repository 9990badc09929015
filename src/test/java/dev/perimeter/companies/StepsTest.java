package dev.perimeter.companies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.10: steps that a company does not need are switched off by its owner. */
@PerimeterTest
class StepsTest {

    @Autowired
    Http http;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | true  | true  | post_processing qc good packed shipped",
                "false | true  | true  | qc good packed shipped",
                "true  | false | true  | post_processing good packed shipped",
                "true  | true  | false | post_processing qc good shipped",
                "false | false | false | good shipped"
            })
    void aPieceGoesThroughThoseThatAreLeft(boolean postProcessing, boolean qc, boolean packing, String way) {
        var farm = new Farm(http, Cast.ada());
        http.patch(
                        farm.me(),
                        "/company",
                        "{\"steps\": {\"postProcessing\": %s, \"qc\": %s, \"packing\": %s}}"
                                .formatted(postProcessing, qc, packing))
                .is(200);
        var order = farm.confirmed(1);
        var piece = farm.pieces(order);
        farm.moveAlong(piece, "queued");
        farm.moveAll(piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Left")))
                .is(200);
        farm.moveAlong(piece, "printed");
        for (var state : way.split(" ")) {
            var allowed = farm.show("/pieces/" + piece.getFirst())
                    .path("allowed")
                    .valueStream()
                    .map(to -> to.asString())
                    .collect(Collectors.toSet());
            assertThat(allowed).contains(state);
            farm.moveAlong(piece, state);
        }
        assertThat(farm.status("/orders/" + order)).isEqualTo("shipped");
    }

    @Test
    void aPieceInAStepLeavesItAsBefore() {
        var farm = new Farm(http, Cast.ada());
        var piece = farm.pieces(farm.confirmed(1));
        farm.moveAlong(piece, "queued");
        farm.moveAll(piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Left")))
                .is(200);
        farm.moveAlong(piece, "printed", "post_processing", "qc");
        http.patch(farm.me(), "/company", "{\"steps\": {\"qc\": false}}").is(200);
        var steps = farm.show("/company").path("steps");
        assertThat(steps.path("qc").asBoolean()).isFalse();
        assertThat(steps.path("postProcessing").asBoolean())
                .as("not named, so it stays")
                .isTrue();
        farm.moveAlong(piece, "good");
    }

    @Test
    void onlyTheOwnerSwitchesAndOnlyWhatThereIs() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.values());
        http.patch(sam, "/company", "{\"steps\": {\"qc\": false}}").refuses(403, "owner-only");
        http.patch(ada, "/company", "{\"steps\": {\"printing\": false}}").refuses(400, "unknown-field");
        http.patch(ada, "/company", "{\"steps\": {\"qc\": \"no\"}}").refuses(400, "malformed");
        for (var who : List.of(ada, sam)) {
            assertThat(http.get(who, "/company").json().path("steps").path("qc").asBoolean())
                    .isTrue();
        }
    }
}
