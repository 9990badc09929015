package dev.perimeter.catalog;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.catalog.importing.Import;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Spec 9.2, 9.3: what a company uses and the catalog lacks joins it. All tests share the catalog, so that each has makers of its own. */
@PerimeterTest
class ContributionsApiTest {

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    /** Spec 9.4: the contributing company's name, and nothing else about who uses what. */
    @ParameterizedTest
    @Tag("stranger")
    @ValueSource(strings = {"filaments", "printers"})
    void strangersSeeTheEntryAndTheContributorsNameAndCannotTouchIt(String shelf) {
        var added =
                http.post(ada, "/catalog/" + shelf, SpecBodies.of(shelf, maker)).is(201);
        var path = added.header("Location").substring("/api/v1".length());
        var rita = Cast.rita();
        var seen = http.get(rita, path).is(200);
        assertThat(seen.json()).isEqualTo(added.json());
        assertThat(seen.text()).doesNotContain(ada.company().toString());
        assertThat(seen.json().path("contributedBy").toString()).isEqualTo("{\"companyName\":\"Ada's Prints\"}");
        http.patch(rita, path, "{}").refuses(403, "not-the-contributor");
        http.delete(rita, path).refuses(403, "not-the-contributor");
        assertThat(http.get(ada, path).json()).isEqualTo(added.json());
    }

    /** Spec 9.3: compared as in 3.4, on the natural key; the one that is there stays as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void anEqualOneIsUsedInsteadAndNothingOfItChanges(String shelf) {
        var added =
                http.post(ada, "/catalog/" + shelf, SpecBodies.of(shelf, maker)).is(201);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.header("Location")).isEqualTo("/api/v1/catalog/" + shelf + "/" + id(added.json()));
        var other = SpecBodies.of(shelf, maker.toUpperCase().replace(" ", "  "))
                .replace(
                        "}",
                        shelf.equals("filaments") ? ", \"densityGCm3\": 2, \"glow\": true}" : ", \"enclosed\": true}");
        for (var actor : List.of(ada, Cast.rita())) {
            var equal = http.post(actor, "/catalog/" + shelf, other).is(200);
            var entry = (ObjectNode) equal.json();
            assertThat(entry.remove("differs"))
                    .extracting(difference -> difference.path("field").asString())
                    .isSubsetOf("densityGCm3", "glow", "enclosed")
                    .isNotEmpty();
            assertThat((JsonNode) entry).isEqualTo(added.json());
            assertThat(equal.header("ETag")).isEqualTo("\"1\"");
            assertThat(equal.header("Location")).isNull();
        }
        assertThat(http.get(ada, "/catalog/" + shelf + "/" + id(added.json())).json())
                .isEqualTo(added.json());
    }

    @Test
    void whatFollowsFromTheRestNeedNotBeStated() {
        var least = http.post(ada, "/catalog/filaments", SpecBodies.filament(maker, "Everyday", "Signal Red"))
                .is(201)
                .json();
        assertThat(least.path("name").asString()).isEqualTo("Everyday Signal Red");
        assertThat(least.path("materialFamily").asString()).isEqualTo("PLA");
        assertThat(least.path("densityGCm3").decimalValue()).isEqualByComparingTo("1.24");
        assertThat(least.path("isRefill").asBoolean()).isFalse();
        assertThat(least.path("source").asString()).isEqualTo("company");
        assertThat(least.path("dataNotes").toString())
                .isEqualTo("[\"density_of_the_material_in_general\",\"color_hex_not_stated\"]");
        var blend = SpecBodies.filament(maker, "Everyday", "Signal Red").replace("PLA", "Greentec");
        assertThat(fields(http.post(ada, "/catalog/filaments", blend)
                        .refuses(400, "invalid")
                        .json()))
                .containsExactly("densityGCm3");
        var whole = http.post(ada, "/catalog/filaments", blend.replace("}", """
                        , "densityGCm3": 1.350, "colorHexes": ["#C1121C"], "gtins": ["4006381333931"], "name": "Green  one"}"""))
                .is(201)
                .json();
        assertThat(whole.path("name").asString()).isEqualTo("Green  one");
        assertThat(whole.path("densityGCm3").toString()).isEqualTo("1.35");
        assertThat(whole.path("dataNotes")).isEmpty();
        var printer = http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M1"));
        assertThat(printer.is(201).json().path("technology").asString()).isEqualTo("FFF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            filaments | {}                                                  | manufacturer, product, material, diameterMm, netWeightG, colorName
            filaments | {"manufacturer": " ", "diameterMm": 17.5, "netWeightG": 0, "gtins": ["1"], "finish": "wet", "colorName": "x", "product": "x", "material": "PLA"} | manufacturer, diameterMm, netWeightG, gtins, finish
            filaments | {"manufacturer": "x", "diameterMm": 1.75, "netWeightG": 1, "bedTempMinC": 60, "bedTempMaxC": 50, "colorName": "x", "product": "x", "material": "PLA"} | bedTempMinC
            filaments | {"manufacturer": "x", "diameterMm": "1.75", "netWeightG": 1, "source": "me", "contributedBy": null, "dataNotes": [], "colorName": 3, "product": "x", "material": "PLA"} | diameterMm, source, contributedBy, dataNotes, colorName
            printers  | {"model": "x", "technology": "laser", "buildXMm": 0, "toolCount": 1.5, "nozzleDiametersMm": [0.4, 60]} | manufacturer, technology, buildXMm, toolCount, nozzleDiametersMm
            printers  | {"manufacturer": "x", "model": "x", "sourceLicenses": [], "licenseBasis": "permissive", "duplicateOf": null} | sourceLicenses, licenseBasis, duplicateOf
            """)
    void everyWrongFieldIsNamedAtOnce(String shelf, String body, String fields) {
        assertThat(fields(http.post(ada, "/catalog/" + shelf, body).is(400).json()))
                .containsExactlyInAnyOrder(fields.split(", "));
    }

    /** Spec 6.2: contributing is acting on assets, which no other flag implies. */
    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void staffContributeIfTheyMayActOnAssets(String shelf) {
        var viewer = Cast.staffOf(ada, ASSETS_VIEW);
        http.post(viewer, "/catalog/" + shelf, SpecBodies.of(shelf, maker)).refuses(403, "permission-missing");
        var added = http.post(Cast.staffOf(ada, ASSETS_ACT), "/catalog/" + shelf, SpecBodies.of(shelf, maker));
        assertThat(added.is(201).json().path("manufacturer").asString()).isEqualTo(maker);
        var path = "/catalog/" + shelf + "/" + id(added.json());
        http.patch(viewer, path, "{}").refuses(403, "permission-missing");
        http.delete(viewer, path).refuses(403, "permission-missing");
        assertThat(http.get(viewer, path).is(200).json()).isEqualTo(added.json());
    }

    @ParameterizedTest
    @CsvSource({"filaments, filament", "printers, printer_model"})
    void whoContributedWhatIsInTheTrailOfTheCompanyAlone(String shelf, String recordType) {
        var added =
                http.post(ada, "/catalog/" + shelf, SpecBodies.of(shelf, maker)).is(201);
        var rita = Cast.rita();
        http.post(rita, "/catalog/" + shelf, SpecBodies.of(shelf, maker)).is(200);
        var trail =
                http.get(ada, "/audit?recordType=" + recordType).is(200).json().path("items");
        assertThat(trail).hasSize(1);
        assertThat(trail.path(0).path("action").asString()).isEqualTo("added");
        assertThat(trail.path(0).path("recordId").asString()).isEqualTo(id(added.json()));
        assertThat(trail.path(0).path("changes").path("manufacturer").path("to").asString())
                .isEqualTo(maker);
        assertThat(http.get(rita, "/audit").json().path("items")).isEmpty();
    }

    /** Founding more companies allows no more entries: spec 17.3. */
    @Test
    void anAccountAddsFiveHundredADayInAllItsCompaniesAndFiveThousandInAll() {
        elsewhere(0, 499, "23 hours");
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M1")).is(201);
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2")).refuses(429, "too-many-requests");
        elsewhere(499, 4_999, "3 days");
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2")).refuses(429, "too-many-requests");
        var one = "update filament_spec set contributed_by_account = null where manufacturer = ? and product = 'P4000'";
        assertThat(database.db().sql(one).param(maker).update()).isOne();
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2")).is(201);
        http.post(Cast.rita(), "/catalog/printers", SpecBodies.printer(maker, "M3"))
                .is(201);
    }

    /** Ada added these in another company of hers; all of that company's are as old. */
    private void elsewhere(int from, int to, String age) {
        var rows = IntStream.range(from, to)
                .mapToObj(i -> Sample.filament(maker + i, maker, "P" + i, "Red"))
                .toList();
        Import.ofText(database, String.join("\n", rows));
        assertThat(database.db()
                        .sql("""
                        update filament_spec
                           set contributed_by_account = :account, created_at = now() - cast(:age as interval)
                         where manufacturer = :maker
                        """)
                        .param("account", ada.account())
                        .param("age", age)
                        .param("maker", maker)
                        .update())
                .isEqualTo(to);
    }

    @Test
    void aCompanyAddsFiveHundredEntriesADayOfBothKindsTogether() {
        var rows = String.join(
                "\n",
                IntStream.range(0, 499)
                        .mapToObj(i -> Sample.filament(maker + i, maker, "P" + i, "Red"))
                        .toList());
        Import.ofText(database, rows);
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M1")).is(201);
        var ours = database.db().sql("""
                        update filament_spec
                           set contributed_by_company = :company, contributed_by_name = 'Ada', created_at = now() - interval '23 hours'
                         where manufacturer = :maker
                        """).param("company", ada.company()).param("maker", maker);
        assertThat(ours.update()).isEqualTo(499);
        var refused = http.post(ada, "/catalog/filaments", SpecBodies.filament(maker, "New", "Red"));
        assertThat(refused.refuses(429, "too-many-requests").header("Retry-After"))
                .isNotNull();
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2")).refuses(429, "too-many-requests");
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M1")).is(200);
        http.post(Cast.rita(), "/catalog/filaments", SpecBodies.filament(maker, "New", "Red"))
                .is(201);
        database.db()
                .sql(
                        "update filament_spec set created_at = now() - interval '25 hours' where product = 'P7' and manufacturer = ?")
                .param(maker)
                .update();
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2")).is(201);
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M3")).refuses(429, "too-many-requests");
    }

    private static String id(JsonNode entry) {
        return entry.path("id").asString();
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("fields")
                .valueStream()
                .map(fault -> fault.path("field").asString())
                .toList();
    }
}
