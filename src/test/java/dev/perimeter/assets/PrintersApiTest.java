package dev.perimeter.assets;

import static dev.perimeter.assets.Stock.PRINTERS;
import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class PrintersApiTest {

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
    }

    /** Spec 1.2: the same status, headers and body as for an id that does not exist. */
    @Test
    @Tag("stranger")
    void anotherCompanysPrinterDoesNotExist() {
        var rita = Cast.rita();
        var path = stock.addPrinter(ada, "Gutenberg");
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var body = method.equals("PATCH") ? "{\"name\": \"Mine now\"}" : null;
            var theirs = http.send(rita, method, path, body).refuses(404, "not-found");
            var nobodys = http.send(rita, method, PRINTERS + "/" + UUID.randomUUID(), body);
            assertThat(theirs.text()).isEqualTo(nobodys.text());
            assertThat(theirs.response().headers().map().keySet())
                    .isEqualTo(nobodys.response().headers().map().keySet());
        }
        assertThat(stock.all(rita, PRINTERS, "name")).isEmpty();
        assertThat(stock.all(rita, PRINTERS + "?q=gutenberg", "name")).isEmpty();
        assertThat(http.get(ada, path).is(200).json().path("version").asInt()).isOne();
    }

    /** Spec 1.5: numbers and names are each company's own, and so is a place in a list. */
    @Test
    @Tag("stranger")
    void numbersNamesAndPlacesTellNothingOfAnotherCompany() {
        stock.addPrinter(ada, "Gutenberg");
        stock.addPrinter(ada, "Hell");
        var rita = Cast.rita();
        var first = http.post(rita, PRINTERS, Stock.printer("Gutenberg", "")).is(201);
        assertThat(first.json().path("number").asInt()).isEqualTo(1);
        var next = http.get(ada, PRINTERS + "?limit=1").json().path("next").asString();
        http.get(rita, PRINTERS + "?limit=1&after=" + next).refuses(400, "invalid");
        http.get(ada, PRINTERS + "?limit=1&status=ready&after=" + next).refuses(400, "invalid");
    }

    @Test
    void aPrinterIsAddedFoundChangedAndRemoved() {
        var body = Stock.printer("Gutenberg", """
                , "serialNumber": "SN-17", "nozzleDiameterMm": 0.40, "location": "Rack 2", "purchasedOn": "2026-02-28",
                "purchasePrice": 799.9, "notes": "Loud"
                """);
        var added = http.post(ada, PRINTERS, body).is(201);
        var path = Stock.path(added);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.json().path("status").asString()).isEqualTo("ready");
        assertThat(added.json().path("model").toString())
                .isEqualTo("{\"manufacturer\":\"Stockmaker\",\"model\":\"Workhorse\",\"technology\":\"FFF\"}");
        assertThat(added.text()).contains("\"nozzleDiameterMm\":0.4,", "\"purchasePrice\":799.90,");
        assertThat(http.get(ada, path).is(200).text()).isEqualTo(added.text());

        var changed = http.patch(
                        ada,
                        path,
                        "{\"status\": \"maintenance\", \"notes\": null, \"nozzleDiameterMm\": 0.6}",
                        "If-Match",
                        "\"1\"")
                .is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(http.get(ada, path).text()).isEqualTo(changed.text());
        assertThat(http.patch(ada, path, "{\"purchasePrice\": 799.90}").header("ETag"))
                .as("no change")
                .isEqualTo("\"2\"");
        http.patch(ada, path, "{\"name\": \"Late\"}", "If-Match", "\"1\"").refuses(412, "version-changed");
        http.delete(ada, path, "If-Match", "\"1\"").refuses(412, "version-changed");

        http.delete(ada, path).is(204);
        http.get(ada, path).refuses(404, "not-found");
        assertThat(stock.all(ada, "/audit?recordId=" + Stock.id(path), "action"))
                .containsExactly("removed", "changed", "added");
    }

    /** Spec 9.2, 9.3. */
    @Test
    void aModelComesFromTheCatalogOrJoinsIt() {
        var first = http.post(ada, PRINTERS, Stock.printer("One", "")).is(201).json();
        var again = http.post(Cast.rita(), PRINTERS, Stock.printer("Two", ""))
                .is(201)
                .json();
        var model = first.path("modelId").asString();
        assertThat(again.path("modelId").asString()).isEqualTo(model);
        var named = http.post(ada, PRINTERS, "{\"name\": \"Three\", \"modelId\": \"%s\"}".formatted(model))
                .is(201)
                .json();
        assertThat(named.path("model")).isEqualTo(first.path("model"));
        http.get(ada, "/catalog/printers/" + model).is(200);

        var nowhere = UUID.randomUUID();
        var unknown = http.post(ada, PRINTERS, "{\"name\": \"Four\", \"modelId\": \"%s\"}".formatted(nowhere))
                .refuses(404, "not-found");
        assertThat(field(unknown)).isEqualTo("modelId");
        assertThat(field(http.post(ada, PRINTERS, "{\"name\": \"Four\"}").refuses(400, "invalid")))
                .isEqualTo("modelId");
        assertThat(field(http.post(ada, PRINTERS, Stock.printer("Four", ", \"modelId\": \"%s\"".formatted(model)))
                        .refuses(400, "invalid")))
                .isEqualTo("model");
        assertThat(field(http.post(ada, PRINTERS, "{\"name\": \"Four\", \"model\": {\"manufacturer\": \"Stockmaker\"}}")
                        .refuses(400, "invalid")))
                .isEqualTo("model.model");
        assertThat(stock.all(ada, PRINTERS, "number"))
                .as("refused ones take no number")
                .containsExactlyInAnyOrder("1", "2");
    }

    /** Spec 9.4: who contributed a model may take it back, but not while a printer is of it. */
    @Test
    void aModelStaysInTheCatalogWhileAPrinterIsOfIt() {
        var body = """
                {"name": "One", "model": {"manufacturer": "Maker %s", "model": "M1"}}""".formatted(UUID.randomUUID());
        var printer = http.post(ada, PRINTERS, body).is(201);
        var model = "/catalog/printers/" + printer.json().path("modelId").asString();
        http.delete(ada, model).refuses(409, "in-use");
        http.delete(ada, Stock.path(printer)).is(204);
        http.delete(ada, model).is(204);
        http.post(ada, PRINTERS, "{\"name\": \"Two\", \"modelId\": \"%s\"}".formatted(Stock.id(model)))
                .refuses(404, "not-found");
    }

    @Test
    void aPrinterCanTurnOutToBeOfAnotherModel() {
        var path = stock.addPrinter(ada, "One");
        var other = http.post(ada, PRINTERS, """
                {"name": "Two", "model": {"manufacturer": "Stockmaker", "model": "Racehorse"}}""").is(201).json().path("modelId").asString();
        var changed =
                http.patch(ada, path, "{\"modelId\": \"%s\"}".formatted(other)).is(200);
        assertThat(changed.json().path("model").path("model").asString()).isEqualTo("Racehorse");
        assertThat(http.get(ada, path).text()).isEqualTo(changed.text());
        http.patch(ada, path, "{\"modelId\": \"%s\"}".formatted(UUID.randomUUID()))
                .refuses(404, "not-found");
        http.patch(ada, path, "{\"modelId\": null}").refuses(400, "invalid");
        http.patch(ada, path, "{\"model\": {}}").refuses(400, "unknown-field");
        http.patch(ada, path, "{\"number\": 7}").refuses(400, "unknown-field");
        assertThat(stock.all(ada, PRINTERS + "?modelId=" + other, "name")).containsExactly("One", "Two");
        assertThat(stock.all(ada, PRINTERS + "?modelId=" + UUID.randomUUID(), "name"))
                .isEmpty();
    }

    @Test
    void aNameIsTakenOncePerCompanyWhateverItsCase() {
        stock.addPrinter(ada, "Gutenberg");
        http.post(ada, PRINTERS, Stock.printer(" GUTENBERG ", "")).refuses(409, "printer-name-taken");
        var path = stock.addPrinter(ada, "Hell");
        http.patch(ada, path, "{\"name\": \"gutenberg\"}").refuses(409, "printer-name-taken");
        http.patch(ada, path, "{\"name\": \"HELL\"}").is(200);
    }

    @Test
    void listsAreSearchedFilteredAndPaged() {
        http.post(ada, PRINTERS, Stock.printer("beta", ", \"serialNumber\": \"SN-100%\", \"status\": \"offline\""))
                .is(201);
        http.post(ada, PRINTERS, Stock.printer("Alpha", ", \"location\": \"Back room\""))
                .is(201);
        stock.addPrinter(ada, "Gamma");
        assertThat(stock.all(ada, PRINTERS + "?limit=1", "name")).containsExactly("Alpha", "beta", "Gamma");
        assertThat(stock.all(ada, PRINTERS + "?q=back", "name")).containsExactly("Alpha");
        assertThat(stock.all(ada, PRINTERS + "?q=100%25", "name")).containsExactly("beta");
        assertThat(stock.all(ada, PRINTERS + "?q=sn_100", "name")).isEmpty();
        assertThat(stock.all(ada, PRINTERS + "?q=GAM%20stockmaker%203", "name")).containsExactly("Gamma");
        assertThat(stock.all(ada, PRINTERS + "?q=workhorse&status=offline", "name"))
                .containsExactly("beta");
        http.get(ada, PRINTERS + "?status=lost").refuses(400, "invalid");
    }

    /** Spec 6.2, 6.4: no flag implies another. */
    @Test
    void staffDoWhatTheirFlagsAllow() {
        var path = stock.addPrinter(ada, "Gutenberg");
        var viewer = Cast.staffOf(ada, ASSETS_VIEW);
        var actor = Cast.staffOf(ada, ASSETS_ACT);
        var other = Cast.staffOf(
                ada, EnumSet.complementOf(EnumSet.of(ASSETS_VIEW, ASSETS_ACT)).toArray(Permission[]::new));
        http.get(viewer, path).is(200);
        http.delete(viewer, path).refuses(403, "permission-missing");
        http.get(actor, path).refuses(403, "permission-missing");
        http.get(other, PRINTERS).refuses(403, "permission-missing");
        http.patch(other, path, "{}").refuses(403, "permission-missing");
        var added = http.post(actor, PRINTERS, Stock.printer("Hell", "")).is(201);
        assertThat(added.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        var changed = http.patch(actor, path, "{\"status\": \"retired\"}").is(200);
        assertThat(changed.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        http.delete(actor, Stock.path(added)).is(204);
    }

    private static String field(Http.Answer refusal) {
        return refusal.json().path("fields").path(0).path("field").asString();
    }
}
