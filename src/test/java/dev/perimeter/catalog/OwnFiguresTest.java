package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.gate.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 9.3: an equal entry is used instead of a second one, but what a company's own spool weighs is never another company's figure. */
@PerimeterTest
class OwnFiguresTest {

    private static final String WRONG = "\"extruderTempC\": 450, \"densityGCm3\": 5, \"spoolWeightG\": 4000";
    private static final String RIGHT = "\"extruderTempC\": 210, \"densityGCm3\": 1.24, \"spoolWeightG\": 200";

    @Autowired
    Http http;

    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;
    private Actor rita;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        rita = Cast.rita();
    }

    private String filament(String figures) {
        return """
                {"manufacturer": "%s", "product": "PLA Pro", "material": "PLA", "colorName": "Black", "diameterMm": 1.75,
                 "netWeightG": 1000, "bedTempC": 60%s}""".formatted(maker, figures.isEmpty() ? "" : ", " + figures);
    }

    private JsonNode spool(Actor me, String said) {
        return http.post(me, "/assets/spools", said).is(201).json();
    }

    private static List<String> fields(JsonNode answer) {
        var fields = new ArrayList<String>();
        answer.path("differs")
                .forEach(each -> fields.add(
                        each.path("field").asString() + " " + each.path("yours") + " " + each.path("catalog")));
        return fields;
    }

    @Test
    @Tag("stranger")
    void anotherCompanysTareIsNeverTakenOver() {
        var entry = http.post(ada, "/catalog/filaments", filament(WRONG))
                .is(201)
                .json()
                .path("id")
                .asString();
        var stated = spool(rita, "{\"filament\": %s}".formatted(filament(RIGHT)));
        assertThat(stated.path("filamentId").asString()).isEqualTo(entry);
        assertThat(stated.path("tareWeightG").decimalValue()).isEqualByComparingTo("200");
        assertThat(fields(stated))
                .containsExactlyInAnyOrder("extruderTempC 210 450", "densityGCm3 1.24 5", "spoolWeightG 200 4000");

        var unsaid = spool(rita, "{\"filament\": %s}".formatted(filament("")));
        assertThat(unsaid.path("tareWeightG").isNull()).isTrue();
        assertThat(unsaid.has("differs")).isFalse();
        assertThat(spool(rita, "{\"filamentId\": \"%s\"}".formatted(entry))
                        .path("tareWeightG")
                        .isNull())
                .isTrue();
        var both = "{\"tareWeightG\": 190, \"filament\": %s}".formatted(filament(RIGHT));
        assertThat(spool(rita, both).path("tareWeightG").decimalValue()).isEqualByComparingTo("190");

        var own = spool(ada, "{\"filamentId\": \"%s\"}".formatted(entry));
        assertThat(own.path("tareWeightG").decimalValue()).as("its own").isEqualByComparingTo("4000");
        var page = http.browse(rita, "GET", "/spools/new?filamentId=" + entry).is(200);
        assertThat(page.text()).contains("Ada&#39;s Prints wrote 4,000 g").doesNotContain("value=\"4000");
    }

    @Test
    void severalCopiesSayOnceWhatDiffers() {
        http.post(ada, "/catalog/filaments", filament(WRONG)).is(201);
        var added = spool(rita, "{\"copies\": 2, \"filament\": %s}".formatted(filament(RIGHT)));
        assertThat(fields(added)).hasSize(3);
        assertThat(added.path("items")).hasSize(2).allSatisfy(spool -> {
            assertThat(spool.path("tareWeightG").decimalValue()).isEqualByComparingTo("200");
            assertThat(spool.has("differs")).isFalse();
        });
        var blind = Cast.staffOf(rita, Permission.ASSETS_ACT);
        assertThat(spool(blind, "{\"filament\": %s}".formatted(filament(RIGHT))).propertyNames())
                .containsExactlyInAnyOrder("id", "version");
    }

    /** What comes from a source that the operator chose may serve. */
    @Test
    void theTareOfAnImportedEntryIsTakenOver() {
        var database = CatalogDatabase.ofTheApplication();
        var id = "own-" + UUID.randomUUID();
        var row = Sample.filament(id, maker, "Everyday", "Red")
                .replace("\"translucent\"", "\"spool_weight_g\": 240, \"translucent\"");
        assertThat(Import.ofText(database, row).status()).isZero();
        var entry = database.db()
                .sql("select spec_id from catalog_source_id where source_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        var spool = spool(rita, "{\"filamentId\": \"%s\"}".formatted(entry));
        assertThat(spool.path("tareWeightG").decimalValue()).isEqualByComparingTo("240");
        assertThat(http.browse(rita, "GET", "/spools/new?filamentId=" + entry).text())
                .contains("As the catalog has it, 240 g");
    }

    @Test
    void whoAddsToTheCatalogIsToldWhatTheEqualOneSaysOtherwise() {
        var added =
                http.post(ada, "/catalog/filaments", filament(WRONG)).is(201).json();
        assertThat(added.has("differs")).isFalse();
        var again =
                http.post(rita, "/catalog/filaments", filament(RIGHT)).is(200).json();
        assertThat(fields(again)).hasSize(3);
        assertThat(again.path("densityGCm3").decimalValue()).isEqualByComparingTo("5");
        assertThat(http.post(ada, "/catalog/filaments", filament(WRONG))
                        .is(200)
                        .json()
                        .has("differs"))
                .isFalse();
    }

    @Test
    void whoAddsAPrinterIsToldWhatItsModelSaysOtherwise() {
        var model = "{\"manufacturer\": \"" + maker
                + "\", \"model\": \"One\", \"buildXMm\": %s, \"nozzleDiametersMm\": [%s]}";
        http.post(ada, "/catalog/printers", model.formatted("1000", "0.4, 0.60"))
                .is(201);
        var printer = "{\"name\": \"Gutenberg %s\", \"model\": %s}";
        var differs = http.post(rita, "/assets/printers", printer.formatted("1", model.formatted("250.0", "0.4")))
                .is(201)
                .json();
        assertThat(fields(differs)).containsExactlyInAnyOrder("buildXMm 250 1000", "nozzleDiametersMm [0.4] [0.4,0.6]");
        var same = http.post(rita, "/assets/printers", printer.formatted("2", model.formatted("1000.0", "0.40, 0.6")))
                .is(201)
                .json();
        assertThat(same.has("differs")).isFalse();
    }

    /** The page says it beside each field, and does nothing: adding it again can make no other. */
    @Test
    void thePageSaysItBesideEachField() {
        var entry =
                http.post(ada, "/catalog/filaments", filament(WRONG)).is(201).json();
        String[] typed = {
            "filament.manufacturer",
            maker,
            "filament.product",
            "PLA Pro",
            "filament.material",
            "PLA",
            "filament.colorName",
            "Black",
            "filament.diameterMm",
            "1.75",
            "filament.netWeightG",
            "1000",
            "filament.colorHexes",
            "#000000",
            "filament.spoolWeightG",
            "200",
            "sure",
            "true"
        };
        var refused = http.browse(rita, "POST", "/catalog/filaments/new", typed).is(409);
        assertThat(refused.text())
                .contains(
                        "The catalog has this already",
                        "is 4000 in the catalog",
                        entry.path("id").asString());
        assertThat(http.patch(ada, "/catalog/filaments/" + entry.path("id").asString(), "{}")
                        .status())
                .as("nobody else uses it")
                .isEqualTo(200);
    }
}
