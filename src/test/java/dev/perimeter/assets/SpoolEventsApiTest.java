package dev.perimeter.assets;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is left on a spool follows from what happened to it, and from nothing else. A spool here is a kilogram on a reel of 240 g. */
@PerimeterTest
class SpoolEventsApiTest {

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;
    private String spool;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
        spool = stock.addSpool(ada, ", \"lowThresholdG\": 200");
    }

    /** A spool weighs what its filament says of an empty one, in the decimals of spools. */
    @Test
    void theWeightOfAnEmptySpoolIsRounded() {
        var filament = Stock.filament("Finescales", "PLA", "Grey", "#888888")
                .replace("\"netWeightG\": 750", "\"netWeightG\": 750, \"spoolWeightG\": 210.555");
        var spool = http.post(ada, Stock.SPOOLS, filament).is(201).json();
        assertThat(spool.path("tareWeightG").asDouble()).isEqualTo(210.56);
    }

    @Test
    @Tag("stranger")
    void aPlaceInAnotherSpoolsHistoryIsNoPlaceInThisOne() {
        stock.event(ada, spool, "consumed", "1").is(201);
        stock.event(ada, spool, "consumed", "2").is(201);
        var next = http.get(ada, spool + "/events?limit=1")
                .is(200)
                .json()
                .path("next")
                .asString();
        var rita = Cast.rita();
        var theirs = stock.addSpool(rita, "");
        http.get(rita, theirs + "/events?limit=1&after=" + next).refuses(400, "invalid");
        http.get(ada, stock.addSpool(ada, "") + "/events?limit=1&after=" + next).refuses(400, "invalid");
        assertThat(stock.all(rita, theirs + "/events", "id")).isEmpty();
    }

    @Test
    void everyEventChangesWhatIsLeftAndIsKept() {
        var used = stock.event(ada, spool, "consumed", "12.34").is(201);
        assertThat(used.header("ETag")).isEqualTo("\"2\"");
        assertThat(used.text()).contains("\"remainingG\":987.66,").contains("\"status\":\"in_use\"");
        var weighed = stock.event(ada, spool, "weighed", "1000.5", ", \"reason\": \"stock-taking\"")
                .is(201);
        assertThat(weighed.text()).contains("\"remainingG\":760.50,");
        var adjusted = stock.event(ada, spool, "adjusted", "-560.5", ", \"reason\": \"a knot\"")
                .is(201);
        assertThat(adjusted.text()).contains("\"remainingG\":200.00,").contains("\"low\":true");
        assertThat(http.get(ada, spool).text()).isEqualTo(adjusted.text());

        var history = http.get(ada, spool + "/events").is(200).json().path("items");
        assertThat(history.valueStream().map(event -> event.path("kind").asString()))
                .containsExactly("adjusted", "weighed", "consumed");
        assertThat(history.valueStream().map(event -> event.path("deltaG").asString()))
                .containsExactly("-560.5", "-227.16", "-12.34");
        assertThat(history.path(0).path("reason").asString()).isEqualTo("a knot");
        assertThat(history.path(1).path("grams").asDouble()).isEqualTo(1000.5);
        assertThat(history.path(2).path("createdBy").path("displayName").asString())
                .isEqualTo("Ada");
        assertThat(history.path(2).path("pieceId").isNull()).isTrue();
        assertThat(stock.all(ada, spool + "/events?limit=1", "kind"))
                .containsExactly("adjusted", "weighed", "consumed");

        var trail = http.get(ada, "/audit?recordId=" + Stock.id(spool))
                .is(200)
                .json()
                .path("items");
        assertThat(trail.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly("adjusted", "weighed", "consumed", "added");
        assertThat(trail.path(0).path("changes").toString())
                .isEqualTo(
                        "{\"reason\":{\"from\":null,\"to\":\"a knot\"},\"remainingG\":{\"from\":760.5,\"to\":200.0}}");
    }

    @Test
    void whatCannotBeIsRefusedWithTheFigures() {
        var more = stock.event(ada, spool, "consumed", "1000.01").refuses(409, "spool-overdrawn");
        assertThat(more.text()).contains("\"remainingG\":1000.00").contains("\"grams\":1000.01");
        stock.event(ada, spool, "adjusted", "-1000.01", ", \"reason\": \"x\"").refuses(409, "spool-overdrawn");
        var below = stock.event(ada, spool, "weighed", "239.99").refuses(409, "spool-below-tare");
        assertThat(below.text()).contains("\"grams\":239.99").contains("\"tareWeightG\":240.00");
        http.patch(ada, spool, "{\"tareWeightG\": null}").is(200);
        stock.event(ada, spool, "weighed", "500").refuses(409, "spool-without-tare");
        http.patch(ada, spool, "{\"status\": \"archived\"}").is(200);
        stock.event(ada, spool, "consumed", "1").refuses(409, "spool-archived");
        assertThat(stock.all(ada, spool + "/events", "id")).isEmpty();
        assertThat(http.get(ada, spool).json().path("remainingG").asInt()).isEqualTo(1000);
    }

    @Test
    void whatIsNoEventIsRefusedByField() {
        assertThat(fields("consumed", "0", "")).containsExactly("grams");
        assertThat(fields("consumed", "-1", "")).containsExactly("grams");
        assertThat(fields("consumed", "0.001", "")).containsExactly("grams");
        assertThat(fields("weighed", "-0.01", "")).containsExactly("grams");
        assertThat(fields("adjusted", "0", "")).containsExactly("grams", "reason");
        assertThat(fields("adjusted", "5", ", \"reason\": \" \"")).containsExactly("reason");
        assertThat(fields("adjusted", "59000.01", ", \"reason\": \"x\"")).containsExactly("grams");
        assertThat(fields("lost", "5", "")).containsExactly("kind");
        assertThat(fields("weighed", "1e99", "")).containsExactly("grams");
        stock.event(ada, spool, "consumed", "\"5\"").refuses(400, "malformed");
        stock.event(ada, spool, "consumed", "5", ", \"pieceId\": null").refuses(400, "unknown-field");
        stock.event(ada, spool, "adjusted", "0.5", ", \"reason\": \"overfilled\"")
                .is(201);
        assertThat(http.get(ada, spool).json().path("remainingG").asDouble()).isEqualTo(1000.5);
    }

    @ParameterizedTest
    @CsvSource({
        "sealed, consumed, 1, in_use",
        "sealed, weighed, 1000, sealed",
        "sealed, adjusted, -1, sealed",
        "sealed, consumed, 1000, empty",
        "in_use, consumed, 1, in_use",
        "in_use, weighed, 240, empty",
        "empty, adjusted, 1, in_use",
        "empty, weighed, 240, empty",
        "drying, consumed, 1000, drying",
        "damaged, consumed, 1, damaged"
    })
    void theStateFollows(String before, String kind, String grams, String after) {
        http.patch(ada, spool, "{\"status\": \"%s\"}".formatted(before)).is(200);
        var answer = stock.event(ada, spool, kind, grams, ", \"reason\": \"x\"").is(201);
        assertThat(answer.json().path("status").asString()).isEqualTo(after);
        assertThat(http.get(ada, spool).text()).isEqualTo(answer.text());
    }

    /** Spec 10.1 in the small: what happened stays told, also when the spool is used up or who told it has left. */
    @Test
    void aSpoolWithAHistoryIsNotRemoved() {
        var sam = Cast.staffOf(ada, ASSETS_ACT);
        stock.event(sam, spool, "consumed", "1000").is(201);
        http.delete(ada, "/members/" + sam.account()).is(204);
        http.delete(ada, spool).refuses(409, "in-use");
        http.patch(ada, spool, "{\"status\": \"archived\"}").is(200);
        http.delete(ada, spool).refuses(409, "in-use");
        var event =
                http.get(ada, spool + "/events").is(200).json().path("items").path(0);
        assertThat(event.path("createdBy").path("accountId").asString())
                .isEqualTo(sam.account().toString());
        assertThat(event.path("createdBy").path("displayName").asString()).isEqualTo("Sam");
    }

    private List<String> fields(String kind, String grams, String more) {
        Answer answer = stock.event(ada, spool, kind, grams, more).refuses(400, "invalid");
        return answer.json()
                .path("fields")
                .valueStream()
                .map(fault -> fault.path("field").asString())
                .distinct()
                .toList();
    }
}
