package dev.perimeter.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 11.1 to 11.3: what spools, printers and pieces cost, and weigh. */
@PerimeterTest
class AmountsTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    /** Spec 1.2: neither a currency nor a price that does not fit tells of another company's record. */
    @Test
    @Tag("stranger")
    void anotherCompanysAmountsDoNotExist() {
        var rita = Cast.rita();
        var paths = List.of("/assets/spools/" + farm.spool(), "/assets/printers/" + farm.printer("Caxton"));
        for (var path : paths) {
            var body = path.contains("spools")
                    ? "{\"price\": 0.001, \"currency\": \"USD\"}"
                    : "{\"purchasePrice\": 0.001}";
            var nobodys = path.substring(0, path.lastIndexOf('/') + 1) + UUID.randomUUID();
            assertThat(http.patch(rita, path, body).refuses(404, "not-found").text())
                    .isEqualTo(http.patch(rita, nobodys, body).text());
            assertThat(farm.show(path).path("version").asInt()).isOne();
        }
        assertThat(http.browse(rita, "GET", "/company").is(200).text()).doesNotContain("stored amount");
    }

    @Test
    void everyCurrencyHasItsDecimals() {
        var spool = "/assets/spools/" + farm.spool();
        var printer = "/assets/printers/" + farm.printer("Caxton");
        for (var currency : CurrencyCode.Check.codes()) {
            var smallest = BigDecimal.ONE.movePointLeft(CurrencyDecimals.of(currency));
            var tooExact = smallest.movePointLeft(1).toPlainString();
            var body = "{\"%s\": %s, \"currency\": \"" + currency + "\"}";
            assertThat(http.patch(ada, spool, body.formatted("price", smallest.toPlainString()))
                            .is(200)
                            .text())
                    .contains("\"price\":%s,\"currency\":\"%s\",".formatted(smallest.toPlainString(), currency));
            assertThat(http.patch(ada, spool, body.formatted("price", tooExact))
                            .refuses(400, "invalid")
                            .text())
                    .contains("\"price\"")
                    .contains(currency);
            http.patch(ada, printer, body.formatted("purchasePrice", smallest.toPlainString()))
                    .is(200);
            assertThat(http.patch(ada, printer, body.formatted("purchasePrice", tooExact))
                            .refuses(400, "invalid")
                            .text())
                    .contains("\"purchasePrice\"");
        }
    }

    /** Case F04: what is stored stays, whatever the company's currency becomes. */
    @Test
    void anAmountKeepsItsCurrencyWhenTheCompanysChanges() {
        var spool = "/assets/spools/" + farm.spool();
        var bare = "/assets/printers/" + farm.printer("Bare");
        var printer = "/assets/printers/" + farm.printer("Caxton");
        http.patch(ada, printer, "{\"purchasePrice\": 899}").is(200);
        var piece = printed(spool, "42.5");
        assertThat(farm.show(bare).path("currency").isNull()).isTrue();
        assertThat(http.browse(ada, "GET", "/company").text()).contains("4 stored amounts stay in EUR");
        http.patch(ada, "/company", "{\"currency\": \"JPY\"}").is(200);
        assertThat(http.browse(ada, "GET", "/company").text()).doesNotContain("stored amounts stay");

        assertThat(http.get(ada, spool).text()).contains("\"price\":25.00,\"currency\":\"EUR\",");
        assertThat(http.get(ada, piece).text()).contains("\"cost\":1.06,\"currency\":\"EUR\",");
        assertThat(page("/spools/", spool)).contains("€25.00").doesNotContain("¥");
        assertThat(page("/printers/", printer)).contains("€899.00").doesNotContain("¥");
        assertThat(page("/pieces/", piece)).contains("€1.06").doesNotContain("¥");

        assertThat(http.patch(ada, spool, "{\"price\": 24.5}").is(200).text())
                .as("a changed price keeps its currency")
                .contains("\"price\":24.50,\"currency\":\"EUR\",");
        assertThat(http.patch(ada, bare, "{\"purchasePrice\": 90000}").is(200).text())
                .as("a first one takes the company's")
                .contains("\"purchasePrice\":90000,\"currency\":\"JPY\",");
        assertThat(http.patch(ada, bare, "{\"purchasePrice\": null}")
                        .is(200)
                        .json()
                        .path("currency")
                        .isNull())
                .isTrue();
        assertThat(http.patch(ada, spool, "{\"currency\": \"JPY\"}")
                        .refuses(400, "invalid")
                        .text())
                .contains("\"price\"");
        http.patch(ada, spool, "{\"currency\": null}").is(200);
        assertThat(http.get(ada, spool).text()).contains("\"price\":24.50,\"currency\":\"EUR\",");
        http.patch(ada, spool, "{\"currency\": \"eur\"}").refuses(400, "invalid");
        assertThat(http.get(ada, "/audit?recordType=spool&limit=1").text())
                .contains("\"price\":{\"from\":25.00,\"to\":24.50}");
    }

    /** Case F03: 33.3 g of a spool of ¥2,480. */
    @Test
    void aCostIsRoundedToItsCurrency() {
        http.patch(ada, "/company", "{\"currency\": \"JPY\"}").is(200);
        var spool = "/assets/spools/" + farm.spool();
        assertThat(http.patch(ada, spool, "{\"price\": 2500.5}")
                        .refuses(400, "invalid")
                        .text())
                .contains("\"price\"");
        http.patch(ada, spool, "{\"price\": 2480}").is(200);
        var piece = printed(spool, "33.3");
        assertThat(http.get(ada, piece).text()).contains("\"cost\":83,\"currency\":\"JPY\",");
        assertThat(page("/pieces/", piece)).contains("¥83<");
        http.patch(ada, spool, "{\"price\": null}").is(200);
        assertThat(http.get(ada, printed(spool, "10")).text()).contains("\"cost\":null,\"currency\":null,");
    }

    /** Spec 11.3. */
    @Test
    void aWeightWithMoreDigitsIsRoundedHalfUp() {
        var spool = "/assets/spools/" + farm.spool();
        var used = http.post(ada, spool + "/events", "{\"kind\": \"consumed\", \"grams\": 12.345}")
                .is(201);
        assertThat(used.text()).contains("\"remainingG\":987.65,");
        assertThat(http.post(
                                ada,
                                spool + "/events",
                                "{\"kind\": \"adjusted\", \"grams\": -0.005, \"reason\": \"dust\"}")
                        .is(201)
                        .text())
                .contains("\"remainingG\":987.64,");
        http.post(ada, spool + "/events", "{\"kind\": \"consumed\", \"grams\": 0.004}")
                .refuses(400, "invalid");
        assertThat(http.patch(ada, spool, "{\"tareWeightG\": 210.1250001, \"lowThresholdG\": 99.994}")
                        .is(200)
                        .text())
                .contains("\"tareWeightG\":210.13,")
                .contains("\"lowThresholdG\":99.99,");
        assertThat(http.get(ada, printed(spool, "33.33333")).text()).contains("\"grams\":33.33,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 12.345 | 987.65
            de | 12,345 | 987.65
            de | 12,5   | 987.50
            en | 12,5   | 987.50
            de | 12.345 |
            en | 12,345 |
            fr | 12.345 |
            """)
    void aTypedWeightIsReadAndThenRounded(String language, String typed, String left) {
        var spool = farm.spool();
        var answer = http.browsing(
                ada, "POST", "/spools/" + spool + "/use", new String[] {"Accept-Language", language}, "usedG", typed);
        answer.is(left == null ? 400 : 302);
        assertThat(http.get(ada, "/assets/spools/" + spool).text())
                .contains("\"remainingG\":" + (left == null ? "1000.00" : left) + ",");
    }

    /** The currency is chosen beside the price, or else the company's; it decides what can be meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | EUR |     | 1,250 | 1250.00
            de | EUR |     | 1.250 | 1250.00
            de | EUR |     | 1,25  | 1.25
            de | EUR | KWD | 1.250 |
            en | EUR | KWD | 1.250 | 1.250
            de | KWD |     | 1.250 |
            de | KWD | EUR | 1.250 | 1250.00
            en | JPY |     | 1,250 | 1250
            """)
    void aTypedPriceIsReadInItsCurrency(String language, String company, String chosen, String typed, String meant) {
        http.patch(ada, "/company", "{\"currency\": \"%s\"}".formatted(company)).is(200);
        var spool = "/assets/spools/" + farm.spool();
        var filament = farm.show(spool).path("filamentId").asString();
        http.delete(ada, spool).is(204);
        var answer = http.browsing(
                ada,
                "POST",
                "/spools/new",
                new String[] {"Accept-Language", language},
                "filamentId",
                filament,
                "price",
                typed,
                "currency",
                chosen == null ? "" : chosen);
        answer.is(meant == null ? 400 : 302);
        var spools = http.get(ada, "/assets/spools").text();
        if (meant == null) {
            assertThat(spools).contains("\"items\":[]");
        } else {
            assertThat(spools)
                    .contains("\"price\":%s,\"currency\":\"%s\",".formatted(meant, chosen == null ? company : chosen));
        }
    }

    private String page(String below, String path) {
        return http.browse(ada, "GET", below + path.substring(path.lastIndexOf('/') + 1))
                .is(200)
                .text();
    }

    /** A piece that took so much from the spool. */
    private String printed(String spool, String grams) {
        var pieces = farm.pieces(farm.confirmed(1));
        var printer = farm.printer("Printer " + UUID.randomUUID());
        farm.moveAlong(pieces, "queued");
        farm.moveAll(
                        pieces,
                        "printing",
                        ", \"printerId\": \"%s\", \"spoolId\": \"%s\""
                                .formatted(printer, spool.substring(spool.lastIndexOf('/') + 1)))
                .is(200);
        farm.moveAll(pieces, "printed", ", \"grams\": " + grams).is(200);
        return "/pieces/" + pieces.getFirst();
    }
}
