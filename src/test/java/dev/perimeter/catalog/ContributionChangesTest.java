package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 9.4: whoever added an entry may mend it, until another company uses it; nobody else may at all. */
@PerimeterTest
class ContributionChangesTest {

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            filaments | filament      | {"product": "Better", "spoolWeightG": 210.50} | product      | spoolWeightG | name
            printers  | printer_model | {"model": "M2", "buildXMm": 256}              | model        | buildXMm     | model
            """)
    void anEntryIsChangedAndRemovedByWhoAddedIt(
            String shelf, String recordType, String patch, String one, String two, String three) {
        var path = add(ada, shelf);
        var before = http.get(ada, path).json();
        var changed = http.patch(ada, path, patch, "If-Match", "\"1\"").is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        var kept = http.get(Cast.rita(), path).is(200);
        assertThat(kept.text()).isEqualTo(changed.text());
        assertThat(kept.json()).isNotEqualTo(before);
        http.patch(ada, path, patch, "If-Match", "\"1\"").refuses(412, "version-changed");
        assertThat(http.patch(ada, path, patch).is(200).header("ETag")).isEqualTo("\"2\"");
        http.delete(ada, path, "If-Match", "\"1\"").refuses(412, "version-changed");
        http.delete(ada, path, "If-Match", "\"2\"").is(204);
        http.get(ada, path).refuses(404, "not-found");
        http.delete(ada, path).refuses(404, "not-found");

        var trail = http.get(ada, "/audit?recordType=" + recordType).json().path("items");
        assertThat(trail)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("removed", "changed", "added");
        assertThat(trail.path(1).path("changes").propertyNames())
                .contains(one, two, three)
                .hasSizeLessThanOrEqualTo(3);
        assertThat(add(ada, shelf)).as("its place is free again").isNotEqualTo(path);
    }

    /** What followed from what was stated goes on following. */
    @Test
    void nameFamilyAndDensityFollowAChangeUnlessTheyWereStated() {
        var path = add(ada, "filaments");
        var changed = http.patch(ada, path, "{\"product\": \"Tough\", \"material\": \"PETG\"}")
                .is(200)
                .json();
        assertThat(changed.path("name").asString()).isEqualTo("Tough Signal Red");
        assertThat(changed.path("materialFamily").asString()).isEqualTo("PETG");
        assertThat(changed.path("densityGCm3").decimalValue()).isEqualByComparingTo("1.27");
        http.patch(ada, path, "{\"name\": \"Mine\", \"densityGCm3\": 1.3, \"colorHexes\": [\"#FF0000\"]}")
                .is(200);
        var again = http.patch(ada, path, "{\"material\": \"PLA\", \"product\": \"Soft\"}")
                .is(200)
                .json();
        assertThat(again.path("name").asString()).isEqualTo("Mine");
        assertThat(again.path("densityGCm3").decimalValue()).isEqualByComparingTo("1.3");
        assertThat(again.path("dataNotes")).isEmpty();
        http.patch(ada, path, "{\"diameterMm\": 17.5}").refuses(400, "invalid");
        http.patch(ada, path, "{\"bedTempMinC\": 9, \"bedTempMaxC\": 8}").refuses(400, "invalid");
        http.patch(ada, path, "{\"product\": null}").refuses(400, "invalid");
        http.patch(ada, path, "{\"contributedBy\": null}").refuses(400, "unknown-field");
        assertThat(http.get(ada, path).json()).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"filaments, product, filament-taken", "printers, model, printer-taken"})
    void anotherEntrysPlaceIsTaken(String shelf, String field, String problem) {
        add(ada, shelf);
        var other = shelf.equals("filaments")
                ? SpecBodies.filament(maker, "Other", "Signal Red")
                : SpecBodies.printer(maker, "Other");
        var path = path(http.post(ada, "/catalog/" + shelf, other).is(201).json(), shelf);
        var name = shelf.equals("filaments") ? "EVERYDAY" : "m1";
        http.patch(ada, path, "{\"%s\": \"%s\"}".formatted(field, name)).refuses(409, problem);
        assertThat(http.get(ada, path).json().path("version").asInt()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void whatAnotherCompanyUsesStaysAsItIs(String shelf) {
        var path = add(ada, shelf);
        var before = http.get(ada, path).text();
        http.patch(ada, path, "{}").is(200);
        http.post(Cast.rita(), "/catalog/" + shelf, SpecBodies.of(shelf, maker)).is(200);
        http.patch(ada, path, "{\"manufacturer\": \"x\"}").refuses(409, "in-use");
        http.patch(ada, path, "{}").refuses(409, "in-use");
        http.delete(ada, path).refuses(409, "in-use");
        assertThat(http.get(ada, path).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"filaments, generic", "printers, bambu"})
    void whatNoCompanyAddedIsNobodysToChange(String shelf, String q) {
        var entry = http.get(ada, "/catalog/" + shelf + "?limit=1&q=" + q)
                .json()
                .path("items")
                .path(0);
        http.patch(ada, path(entry, shelf), "{\"manufacturer\": \"x\"}").refuses(403, "not-the-contributor");
        http.delete(ada, path(entry, shelf)).refuses(403, "not-the-contributor");
        assertThat(http.get(ada, path(entry, shelf)).json()).isEqualTo(entry);
    }

    /** Whatever names it: here a spool of the company itself. What an import names is the import's from then on (TakeOverTest). */
    @Test
    void whatSomethingNamesIsNotRemoved() {
        var path = add(ada, "filaments");
        var id = path.substring(path.lastIndexOf('/') + 1);
        http.post(ada, "/assets/spools", "{\"filamentId\": \"%s\"}".formatted(id))
                .is(201);
        http.delete(ada, path).refuses(409, "in-use");
        http.get(ada, path).is(200);
    }

    /** An entry that was merged into another, and that into a third, stands for the last one wherever it is named. */
    @ParameterizedTest
    @CsvSource({"filaments, filament, product", "printers, printer, model"})
    void aChainOfMergedEntriesLeadsToTheLast(String shelf, String kind, String field) throws SQLException {
        var ids = new UUID[3];
        for (var i = 0; i < 3; i++) {
            var body = shelf.equals("filaments")
                    ? SpecBodies.filament(maker, "P" + i, "Red")
                    : SpecBodies.printer(maker, "P" + i);
            ids[i] = UUID.fromString(http.post(ada, "/catalog/" + shelf, body)
                    .is(201)
                    .json()
                    .path("id")
                    .asString());
        }
        for (var i = 0; i < 2; i++) {
            database.db()
                    .sql("update %s_spec set duplicate_of = ? where id = ?".formatted(kind))
                    .params(ids[i + 1], ids[i])
                    .update();
        }
        var rita = Cast.rita();
        assertThat(http.get(rita, "/catalog/" + shelf + "/" + ids[0])
                        .is(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(ids[2].toString());
        var first =
                shelf.equals("filaments") ? SpecBodies.filament(maker, "P0", "Red") : SpecBodies.printer(maker, "P0");
        assertThat(http.post(ada, "/catalog/" + shelf, first)
                        .is(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(ids[2].toString());
        http.patch(ada, "/catalog/" + shelf + "/" + ids[0], "{\"%s\": \"P9\"}".formatted(field))
                .is(200);
        assertThat(http.get(rita, "/catalog/" + shelf + "/" + ids[2])
                        .json()
                        .path(field)
                        .asString())
                .isEqualTo("P9");
        http.delete(ada, "/catalog/" + shelf + "/" + ids[0]).refuses(409, "in-use");
        try (var session = new InSession(rita)) {
            assertThat(session.use(kind, rita.company(), ids[0])).isEqualTo(ids[2]);
            assertThat(session.use(kind, rita.company(), ids[2])).isEqualTo(ids[2]);
            assertThat(session.use(kind, rita.company(), UUID.randomUUID())).isNull();
            assertThat(session.use(kind, ada.company(), ids[0]))
                    .as("for another company")
                    .isNull();
            session.commit();
        }
        http.patch(ada, "/catalog/" + shelf + "/" + ids[2], "{\"%s\": \"P8\"}".formatted(field))
                .refuses(409, "in-use");
    }

    private String add(Actor me, String shelf) {
        return path(
                http.post(me, "/catalog/" + shelf, SpecBodies.of(shelf, maker))
                        .is(201)
                        .json(),
                shelf);
    }

    private static String path(JsonNode entry, String shelf) {
        return "/catalog/" + shelf + "/" + entry.path("id").asString();
    }
}
