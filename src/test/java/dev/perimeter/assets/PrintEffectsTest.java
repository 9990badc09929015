package dev.perimeter.assets;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Spec 6.2: who acts on orders prints, without any right to assets; what printing does to spools and printers follows. */
@PerimeterTest
@Import(Bench.class)
class PrintEffectsTest {

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;
    private Actor sam;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
        sam = Cast.staffOf(ada, ORDERS_ACT);
    }

    @Test
    @Tag("stranger")
    void nobodyPrintsWithAnotherCompanysThings() {
        var spool = stock.addSpool(ada, "");
        var printer = stock.addPrinter(ada, "Gutenberg");
        var rita = Cast.rita();
        consume(rita, spool, "1").refuses(404, "not-found");
        http.post(rita, "/bench/start/" + Stock.id(printer), "{}").refuses(404, "not-found");
        http.post(rita, "/bench/finish/" + Stock.id(printer), "{}").refuses(404, "not-found");
        assertThat(http.get(ada, spool).json().path("version").asInt()).isOne();
        assertThat(http.get(ada, printer).json().path("version").asInt()).isOne();
    }

    @Test
    void eachPieceTakesItsGramsAndTellsItsCost() {
        var spool = stock.addSpool(ada, ", \"price\": 19.99");
        var cost =
                consume(sam, spool, "100.5,0,99.5").is(200).json().path("cost").asString();
        assertThat(cost).isEqualTo("2.01");
        var after = http.get(ada, spool).is(200);
        assertThat(after.text()).contains("\"remainingG\":800.00,").contains("\"status\":\"in_use\"");
        assertThat(after.json().path("version").asInt()).isEqualTo(3);

        var history = http.get(ada, spool + "/events").is(200).json().path("items");
        assertThat(history.valueStream().map(event -> event.path("deltaG").asDouble()))
                .containsExactly(-99.5, -100.5);
        assertThat(history.valueStream().map(event -> event.path("remainingG").asDouble()))
                .containsExactly(800.0, 899.5);
        assertThat(history.valueStream().map(event -> event.path("pieceId").isString()))
                .containsOnly(true);
        assertThat(history.path(0).path("createdBy").path("accountId").asString())
                .isEqualTo(sam.account().toString());
        var trail = http.get(ada, "/audit?recordId=" + Stock.id(spool)).json().path("items");
        assertThat(trail).hasSize(2);
        assertThat(trail.path(0).path("action").asString()).isEqualTo("consumed");
        assertThat(trail.path(0).path("changes").toString())
                .isEqualTo("{\"remainingG\":{\"from\":1000.0,\"to\":800.0}}");
    }

    @Test
    void aSpoolGivesNoMoreThanItHas() {
        var spool = stock.addSpool(ada, "");
        assertThat(consume(sam, spool, "1000").is(200).json().path("cost").asString())
                .isEqualTo("unknown");
        assertThat(http.get(ada, spool).json().path("status").asString()).isEqualTo("empty");
        var other = stock.addSpool(ada, "");
        var more = consume(sam, other, "600,400.01").refuses(409, "spool-overdrawn");
        assertThat(more.text()).contains("\"grams\":1000.01").doesNotContain("remainingG");
        http.patch(ada, other, "{\"status\": \"archived\"}").is(200);
        consume(sam, other, "1").refuses(409, "spool-archived");
        assertThat(stock.all(ada, other + "/events", "id")).isEmpty();
    }

    @Test
    void whoPrintsAtOnceTakesNoMoreThanThereIs() {
        var spool = stock.addSpool(ada, "");
        var answers = AtOnce.run(
                8,
                number ->
                        number % 2 == 0 ? consume(sam, spool, "100,100") : stock.event(ada, spool, "consumed", "200"));
        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .allSatisfy(answer -> answer.refuses(409, "spool-overdrawn"));
        assertThat(http.get(ada, spool).json().path("remainingG").asDouble()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ready, start, printing", "needs_clearing, start, printing", "offline, start, printing",
        "maintenance, start, printing", "printing, start, printing", "printing, finish, needs_clearing",
        "ready, finish, ready", "maintenance, finish, maintenance", "retired, finish, retired"
    })
    void thePrinterFollows(String before, String act, String after) {
        var printer = stock.addPrinter(ada, "Gutenberg");
        http.patch(ada, printer, "{\"status\": \"%s\"}".formatted(before)).is(200);
        var version = http.get(ada, printer).json().path("version").asInt();
        var held = http.post(sam, "/bench/" + act + "/" + Stock.id(printer), "{}")
                .is(200)
                .json();
        assertThat(held.path("name").asString()).isEqualTo("Gutenberg");
        assertThat(held.path("status").asString()).isEqualTo(before);
        var now = http.get(ada, printer).json();
        assertThat(now.path("status").asString()).isEqualTo(after);
        var moved = !before.equals(after);
        assertThat(now.path("version").asInt()).isEqualTo(moved ? version + 1 : version);
        var trail = http.get(ada, "/audit?recordId=" + Stock.id(printer)).json().path("items");
        assertThat(trail.path(0).toString().contains("\"action\":\"moved\"")).isEqualTo(moved);
    }

    /** Spec 12.5: whoever insists prints on it; whether it fits is asked before (Misfit). */
    @ParameterizedTest
    @ValueSource(strings = {"maintenance", "offline", "retired"})
    void aPrinterOutOfServiceIsOutOfServiceAfterThePrint(String status) {
        var printer = stock.addPrinter(ada, "Gutenberg");
        http.patch(ada, printer, "{\"status\": \"%s\"}".formatted(status)).is(200);
        http.post(sam, "/bench/start/" + Stock.id(printer), "{}").is(200);
        assertThat(http.get(ada, printer).json().path("status").asString()).isEqualTo("printing");
        http.post(sam, "/bench/finish/" + Stock.id(printer), "{}").is(200);
        assertThat(http.get(ada, printer).json().path("status").asString()).isEqualTo(status);
        for (var path : List.of("/assets/printers", "/assets/spools")) {
            http.get(sam, path).refuses(403, "permission-missing");
        }
    }

    private Http.Answer consume(Actor me, String spool, String grams) {
        var farm = new Farm(http, ada);
        var pieces = farm.pieces(farm.confirmed(grams.split(",").length));
        var query = "?grams=" + grams.replace(",", "&grams=") + "&pieces=" + String.join("&pieces=", pieces);
        return http.post(me, "/bench/consume/" + Stock.id(spool) + query, "{}");
    }
}
