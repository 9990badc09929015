package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a source that the operator imports says wins over what a company said of the same. */
@PerimeterTest
class TakeOverTest {

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private final String maker = "Maker " + UUID.randomUUID();
    private final String sourceId = UUID.randomUUID().toString();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    private String row(String id) {
        return Sample.filament(id, maker, "Everyday", "Red")
                .replace("\"translucent\"", "\"spool_weight_g\": 240, \"translucent\"");
    }

    private String contribute() {
        return http.post(ada, "/catalog/filaments", """
                        {"manufacturer": "%s", "product": "EVERYDAY", "material": "pla", "colorName": "red", "diameterMm": 1.75,
                         "netWeightG": 1000, "densityGCm3": 5, "spoolWeightG": 4000}""".formatted(maker))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    @Test
    void anImportedRowTakesTheFactsAndTheRightToChangeThemAndLeavesTheName() {
        var id = contribute();
        var row = row(sourceId).replace("\"translucent\"", "\"is_refill\": false, \"translucent\"");
        var run = Import.ofText(database, row);
        assertThat(run.summary()).contains("0 new entries, 1 folded");
        var entry = http.get(Cast.rita(), "/catalog/filaments/" + id).is(200).json();
        assertThat(entry.path("product").asString()).isEqualTo("Everyday");
        assertThat(entry.path("densityGCm3").decimalValue()).isEqualByComparingTo("1.24");
        assertThat(entry.path("spoolWeightG").decimalValue()).isEqualByComparingTo("240");
        assertThat(entry.path("source").asString()).isEqualTo("sample");
        assertThat(entry.path("sourceId").asString()).isEqualTo(sourceId);
        assertThat(entry.path("contributedBy").path("companyName").asString()).isEqualTo("Ada's Prints");
        assertThat(entry.path("version").asInt()).isEqualTo(2);
        http.patch(ada, "/catalog/filaments/" + id, "{\"densityGCm3\": 5}").refuses(403, "not-the-contributor");
        http.delete(ada, "/catalog/filaments/" + id).refuses(403, "not-the-contributor");
        var page = http.browse(ada, "GET", "/catalog/filaments/" + id).text();
        assertThat(page).contains("Ada&#39;s Prints", "sample").doesNotContain("/edit");
        var spool = http.post(Cast.rita(), "/assets/spools", "{\"filamentId\": \"%s\"}".formatted(id));
        assertThat(spool.is(201).json().path("tareWeightG").decimalValue()).isEqualByComparingTo("240");

        assertThat(Import.ofText(database, row).summary()).contains("1 already there");
        assertThat(http.get(ada, "/catalog/filaments/" + id).json()).isEqualTo(entry);
    }

    /** A second row that is equal changes nothing any more, nor does one that is equal to an imported entry. */
    @Test
    void theFirstRowWinsAndImportedFactsStay() {
        var id = contribute();
        var first = row(sourceId).replace("\"translucent\"", "\"is_refill\": false, \"translucent\"");
        var second = first.replace(sourceId, sourceId + "-2").replace("240", "999");
        assertThat(Import.ofText(database, first + "\n" + second).status()).isZero();
        Import.ofText(database, second.replace("-2", "-3"));
        var entry = http.get(ada, "/catalog/filaments/" + id).json();
        assertThat(entry.path("spoolWeightG").decimalValue()).isEqualByComparingTo("240");
        assertThat(entry.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void soDoesAPrintersRow() {
        var model = "{\"manufacturer\": \"%s\", \"model\": \"one\", \"buildXMm\": 1000}".formatted(maker);
        var id = http.post(ada, "/catalog/printers", model)
                .is(201)
                .json()
                .path("id")
                .asString();
        var row = Sample.printer(sourceId, "One")
                .replace("Kestrel", maker)
                .replace("\"source\"", "\"build_x_mm\": 250, \"source\"");
        assertThat(Import.ofText(database, row).status()).isZero();
        var entry = http.get(ada, "/catalog/printers/" + id).json();
        assertThat(entry.path("buildXMm").decimalValue()).isEqualByComparingTo("250");
        assertThat(entry.path("model").asString()).isEqualTo("One");
        http.patch(ada, "/catalog/printers/" + id, "{}").refuses(403, "not-the-contributor");
    }
}
