package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 11.2, 11.3: what a line costs, in every currency, and as people type it. */
@PerimeterTest
class OrderPricesTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;
    private String customer;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        customer = farm.customer("Grace");
    }

    /** Spec 1.2: a price that would not fit tells nothing of another company's order. */
    @Test
    @Tag("stranger")
    void anotherCompanysOrderDoesNotExist() {
        var order = farm.order(1);
        var body =
                "{\"currency\": \"JPY\", \"lines\": [{\"description\": \"x\", \"quantity\": 1, \"unitPrice\": 0.001}]}";
        var rita = Cast.rita();
        var theirs = http.patch(rita, "/orders/" + order, body).refuses(404, "not-found");
        assertThat(theirs.text())
                .isEqualTo(
                        http.patch(rita, "/orders/" + UUID.randomUUID(), body).text());
        assertThat(farm.show("/orders/" + order).path("version").asInt()).isOne();
    }

    /** Cases F03 and F07. */
    @ParameterizedTest
    @CsvSource({
        "JPY, 3, 123.45, 370",
        "JPY, 1, 0.5, 1",
        "JPY, 1, 0.49, 0",
        "EUR, 1000, 0.035, 35.00",
        "EUR, 3, 0.005, 0.02",
        "EUR, 1, 0.0049, 0.00",
        "KWD, 1, 1.25, 1.250",
        "KWD, 7, 0.00005, 0.000"
    })
    void aLineIsRoundedHalfUp(String currency, int quantity, String unitPrice, String total) {
        var order = add(currency, line(quantity, unitPrice));
        var text = http.get(ada, "/orders/" + order).is(200).text();
        assertThat(text)
                .contains("\"total\":" + total + ",\"filamentId\"")
                .contains("\"total\":" + total + ",\"quantity\"");
    }

    @Test
    void aTotalIsTheSumOfRoundedLines() {
        var order = add("JPY", line(1, "0.5") + ", " + line(1, "0.5") + ", " + line(1, "0.4"));
        assertThat(http.get(ada, "/orders/" + order).text()).contains("\"total\":2,\"quantity\":3");
        assertThat(http.get(ada, "/orders?limit=1").text()).contains("\"total\":2,\"quantity\":3");
        assertThat(http.browse(ada, "GET", "/customers/" + customer).is(200).text())
                .contains("¥2<");
        assertThat(http.browse(ada, "GET", "/orders").is(200).text()).contains("¥2<");
    }

    @Test
    void everyCurrencyTakesTwoDecimalsMoreForOneAndShowsItsOwn() {
        for (var currency : CurrencyCode.Check.codes()) {
            var decimals = CurrencyDecimals.of(currency);
            var smallest = BigDecimal.ONE.movePointLeft(decimals + 2).toPlainString();
            var order = add(currency, line(1000, smallest));
            var text = http.get(ada, "/orders/" + order).text();
            assertThat(text).contains("\"unitPrice\":" + smallest + ",");
            assertThat(text)
                    .contains("\"total\":"
                            + BigDecimal.TEN
                                    .movePointLeft(decimals)
                                    .setScale(decimals)
                                    .toPlainString() + ",");
            var tooExact = BigDecimal.ONE.movePointLeft(decimals + 3).toPlainString();
            var refused = http.post(ada, "/orders", body(currency, line(1, "1") + ", " + line(1, tooExact)))
                    .refuses(400, "invalid");
            assertThat(refused.text()).contains("\"lines[1].unitPrice\"").contains(currency);
        }
    }

    @Test
    void aCurrencyThatThePricesDoNotFitIsRefused() {
        var order = add("EUR", line(1, "12.5") + ", " + line(2, "0.035"));
        var path = "/orders/" + order;
        assertThat(http.patch(ada, path, "{\"currency\": \"JPY\"}")
                        .refuses(400, "invalid")
                        .text())
                .contains("lines[1].unitPrice")
                .doesNotContain("lines[0].unitPrice");
        var changed = http.patch(ada, path, "{\"currency\": \"KWD\"}").is(200);
        assertThat(changed.text()).contains("\"unitPrice\":12.500,").contains("\"total\":12.570,\"quantity\"");
        assertThat(http.get(ada, path).text()).isEqualTo(changed.text());
        assertThat(http.patch(ada, path, "{\"currency\": \"KWD\"}").header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(http.patch(ada, path, "{\"notes\": \"x\"}")
                        .is(200)
                        .json()
                        .path("lines")
                        .path(0)
                        .path("id"))
                .as("the lines are the same")
                .isEqualTo(changed.json().path("lines").path(0).path("id"));
    }

    /** Case F01. What may be asked about: a mark before three digits that is not the language's own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | KWD | 1.250     | 1.250
            ar    | KWD | 1.250     | 1.250
            de-CH | KWD | 1.250     | 1.250
            de    | KWD | 1,250     | 1.250
            fr    | KWD | 1,250     | 1.250
            pt-BR | KWD | 1,250     | 1.250
            de    | KWD | 0.250     | 0.250
            de    | KWD | 12,5      | 12.500
            en    | KWD | 1,234.567 | 1234.567
            de    | KWD | 1.250     |
            fr    | KWD | 1.250     |
            pt-BR | KWD | 12.500    |
            en    | KWD | 1,250     |
            ar    | KWD | 1,250     |
            de-CH | EUR | 1,250     |
            de    | EUR | 0.035     | 0.035
            en    | JPY | 1,250     | 1250
            de    | JPY | 1.250     | 1250
            de    | JPY | 1,25      | 1.25
            """)
    void aTypedPriceIsReadInTheReadersLanguageOrAskedAbout(
            String language, String currency, String typed, String meant) {
        http.patch(ada, "/company", "{\"currency\": \"%s\"}".formatted(currency))
                .is(200);
        var answer = http.browsing(
                ada,
                "POST",
                "/orders/new",
                new String[] {"Accept-Language", language},
                "customerId",
                customer,
                "lines[0].description",
                "Bracket",
                "lines[0].quantity",
                "1",
                "lines[0].unitPrice",
                typed);
        if (meant == null) {
            var plain = typed.replace(",", "").replace(".", "");
            assertThat(answer.is(400).text())
                    .contains("name=\"lines[0].unitPrice\"")
                    .contains(plain);
            assertThat(http.get(ada, "/orders").json().path("items")).isEmpty();
        } else {
            answer.is(302);
            assertThat(http.get(ada, "/orders").text()).contains("\"unitPrice\":" + meant + ",");
        }
    }

    /** A form that nobody typed into changes nothing, in whatever language. */
    @ParameterizedTest
    @CsvSource({"en", "de", "fr", "ar", "de-CH", "pt-BR"})
    void aFormShowsAPriceAsTheReaderWouldTypeIt(String language) {
        var order = add("EUR", line(1, "1.125"));
        var page = http.browsing(ada, "GET", "/orders/" + order + "/edit", new String[] {"Accept-Language", language})
                .is(200)
                .text();
        var isPoint = language.matches("en|ar|de-CH");
        assertThat(page).contains(isPoint ? "value=\"1.125\"" : "value=\"1,125\"");
    }

    private String add(String currency, String lines) {
        return http.post(ada, "/orders", body(currency, lines))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    private String body(String currency, String lines) {
        return "{\"customerId\": \"%s\", \"currency\": \"%s\", \"lines\": [%s]}".formatted(customer, currency, lines);
    }

    private static String line(int quantity, String unitPrice) {
        return "{\"description\": \"Part\", \"quantity\": %d, \"unitPrice\": %s}".formatted(quantity, unitPrice);
    }
}
