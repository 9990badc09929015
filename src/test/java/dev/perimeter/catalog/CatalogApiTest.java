package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.catalog.importing.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The catalog over HTTP. All tests of a run share it, so that each adds entries of a maker of its own. */
@PerimeterTest
class CatalogApiTest {

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    /** Spec 9.1, in an installation into which nobody has imported anything. */
    @ParameterizedTest
    @ValueSource(strings = {"/catalog/filaments?manufacturer=generic", "/catalog/printers?q=bambu"})
    void everyCompanySeesTheSameShelfFromTheFirstDay(String list) {
        var rita = Cast.rita();
        var items = http.get(ada, list).is(200).json().path("items");
        assertThat(items).isNotEmpty();
        assertThat(http.get(rita, list).json().path("items")).isEqualTo(items);
        assertThat(http.get(Cast.staffOf(ada), list).json().path("items")).isEqualTo(items);

        var one = list.replaceFirst("\\?.*", "/") + items.path(0).path("id").asString();
        var shown = http.get(rita, one).is(200);
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");
        assertThat(shown.json()).isEqualTo(items.path(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog/filaments", "/catalog/printers"})
    void onlyMembersOfACompanyRead(String path) {
        for (var asked : List.of(path, path + "/" + UUID.randomUUID(), path + "?colour=red")) {
            http.get(null, asked).refuses(401, "no-session");
            http.get(Cast.person("Nora"), asked).refuses(403, "no-company");
            http.get(Cast.visitor("Vera"), asked).refuses(403, "profile-missing");
        }
        http.get(ada, path + "/" + UUID.randomUUID()).refuses(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog/filaments", "/catalog/printers"})
    void parametersAreTheDeclaredOnes(String path) {
        http.get(ada, path + "?companyId=1").refuses(400, "unknown-field");
        http.get(ada, path + "?limit=201").refuses(400, "invalid");
        http.get(ada, path + "?q=" + "x".repeat(201)).refuses(400, "invalid");
        http.get(ada, path + "?manufacturer=" + "x".repeat(201)).refuses(400, "invalid");
        http.get(ada, path + "?manufacturer=&q=&limit=1").is(200);
        http.get(ada, "/catalog/filaments?diameterMm=thick").refuses(400, "invalid");
        http.get(ada, "/catalog/printers?technology=laser").refuses(400, "invalid");
    }

    @ParameterizedTest
    @CsvSource({"filaments, printers", "printers, filaments"})
    void aPlaceInAListIsWorthSomethingThereAlone(String list, String other) {
        var path = "/catalog/" + list + "?limit=1";
        var after = "&after=" + http.get(ada, path).json().path("next").asString();
        http.get(ada, path + after).is(200);
        http.get(Cast.rita(), path + after).refuses(400, "invalid");
        http.get(ada, path + after + "&q=a").refuses(400, "invalid");
        http.get(ada, path + after + "&manufacturer=a").refuses(400, "invalid");
        http.get(ada, "/catalog/" + other + "?limit=1" + after).refuses(400, "invalid");
    }

    /** Real names, of which many begin alike and some are equal. */
    @Test
    void pagesFollowEachOtherWithoutGapsAndRepeats() {
        Import.ofText(database, SharedCatalog.lines("printers.jsonl", 1_243));
        Import.ofText(database, SharedCatalog.lines("filaments.jsonl.gz", 3_000));

        assertThat(walk("/catalog/printers?limit=97")).isEqualTo(ids("printer_spec", "%"));
        assertThat(walk("/catalog/filaments?limit=200")).isEqualTo(ids("filament_spec", "%"));
        assertThat(walk("/catalog/filaments?limit=7&q=matte")).isEqualTo(ids("filament_spec", "%matte%"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            manufacturer=osprey                | 3
            manufacturer=%20OSPREY             | 3
            manufacturer=ospre                 | 0
            q=osprey                           | 3
            q=RED+osprey                       | 2
            q=red+osprey+blue                  | 0
            q=osprey+art-7                     | 1
            q=osprey+100%25                    | 1
            q=osprey+1%250                     | 0
            q=osprey+d_p                       | 1
            q=osprey+n_l                       | 0
            manufacturer=osprey&material=pla+  | 2
            manufacturer=osprey&material=PETG  | 1
            manufacturer=osprey&material=pet   | 0
            manufacturer=osprey&color=signal   | 1
            manufacturer=osprey&color=red      | 2
            manufacturer=osprey&color=%23c1121c| 2
            manufacturer=osprey&color=%2300f   | 1
            manufacturer=osprey&diameterMm=1.75| 2
            manufacturer=osprey&diameterMm=2.850|1
            manufacturer=osprey&diameterMm=2   | 0
            """)
    void aSearchNarrowsByWordsMakerMaterialColourAndDiameter(String query, int found) {
        Import.ofText(
                database,
                String.join(
                        "\n",
                        Sample.filament("o-1", "Osprey", "100% Recycled_PLA", "Signal Red"),
                        Sample.filament("o-2", "Osprey", "Plain", "Dark Red")
                                .replace("}", ", \"article_numbers\": [\"ART-7\"]}"),
                        Sample.filament("o-3", "Osprey", "Tough", "Ocean Blue")
                                .replace("\"PLA\"", "\"PETG-CF\", \"material_family\": \"PETG\"")
                                .replace("1.75", "2.85")
                                .replace("#C1121C", "#00F0FF")));
        assertThat(http.get(ada, "/catalog/filaments?" + query).is(200).json().path("items"))
                .hasSize(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=taz+kestrel                      | 2
            q=kestrel+taz+m%252                | 0
            manufacturer=KESTREL&technology=FFF| 2
            manufacturer=KESTREL&technology=SLA| 0
            manufacturer=kes                   | 0
            """)
    void aSearchNarrowsPrintersToo(String query, int found) {
        Import.ofText(database, Sample.printer("k-1", "TAZ M1") + "\n" + Sample.printer("k-2", "TAZ M2"));
        assertThat(http.get(ada, "/catalog/printers?" + query).is(200).json().path("items"))
                .hasSize(found);
    }

    /** Spec 9.2, 9.4: the contributor's name, and nothing else of it. */
    @Test
    void anEntryTellsItsFiguresAsNumbersAndItsContributorsName() {
        Import.ofText(
                database, Sample.filament("h-1", "Heron", "Everyday", "Red").replace("1000", "1.0e3"));
        var list =
                http.get(ada, "/catalog/filaments?manufacturer=heron").is(200).text();
        assertThat(list)
                .contains("\"diameterMm\":1.75,", "\"densityGCm3\":1.24,", "\"netWeightG\":1000,")
                .contains("\"colorHexes\":[\"#C1121C\"]", "\"source\":\"sample\",\"sourceId\":\"h-1\"")
                .contains("\"contributedBy\":null");

        database.db().sql("""
                        update filament_spec
                           set contributed_by_company = ?, contributed_by_name = 'Ada''s Prints'
                         where manufacturer_key = 'heron'
                        """).param(ada.company()).update();
        assertThat(http.get(Cast.rita(), "/catalog/filaments?manufacturer=heron")
                        .text())
                .contains("\"contributedBy\":{\"companyName\":\"Ada's Prints\"}")
                .doesNotContain(ada.company().toString());
    }

    @Test
    void theIdOfAMergedEntryFindsTheOneItWasMergedInto() {
        Import.ofText(
                database,
                Sample.filament("m-1", "Merlin", "A", "Red") + "\n" + Sample.filament("m-2", "Merlin", "B", "Red"));
        var ids = walk("/catalog/filaments?manufacturer=merlin");
        database.db()
                .sql("update filament_spec set duplicate_of = cast(? as uuid) where id = cast(? as uuid)")
                .params(ids)
                .update();
        assertThat(walk("/catalog/filaments?manufacturer=merlin")).containsExactly(ids.getFirst());
        var merged = http.get(ada, "/catalog/filaments/" + ids.getLast()).is(200);
        assertThat(merged.json().path("id").asString()).isEqualTo(ids.getFirst());
    }

    private List<String> walk(String path) {
        var seen = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = http.get(ada, path + next).is(200).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        return seen;
    }

    private List<String> ids(String table, String pattern) {
        return database.db()
                .sql(
                        "select id::text from " + table
                                + " where duplicate_of is null and hidden_at is null and search_text like ? order by name_key collate list_root, id")
                .param(pattern)
                .query(String.class)
                .list();
    }
}
