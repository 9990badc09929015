package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import dev.perimeter.catalog.specs.StarterSet;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StarterSetTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final CatalogDatabase database = CatalogDatabase.emptied();

    /** Loading refuses a row that breaks a rule, and rows with an equal key would join one entry. */
    @Test
    void everyRowIsGoodAndAnEntryOfItsOwn() {
        StarterSetLoader.load(database.administrator());

        assertThat(database.printers() + database.filaments())
                .isEqualTo((int) StarterSet.rows().count());
    }

    /** A shop finds its own spools and printers on the first day, not only generic ones. */
    @Test
    void aHundredProductLinesAndTwoHundredPrintersAreThere() {
        StarterSetLoader.load(database.administrator());
        int lines = database.db()
                .sql(
                        "select count(distinct (manufacturer, product)) from filament_spec where manufacturer <> 'Generic'")
                .query(Integer.class)
                .single();

        assertThat(lines).isBetween(100, 200);
        assertThat(database.printers()).isBetween(200, 300);
        assertThat(database.db()
                        .sql("select name from filament_spec where manufacturer = 'Prusament' and product = 'PETG'")
                        .query(String.class)
                        .list())
                .contains("PETG Jet Black");
    }

    /** Of most product lines the empty spool or a temperature is known, so a weighing works at once. */
    @Test
    void theFiguresOfAProductLineGoToEachOfItsColors() {
        StarterSetLoader.load(database.administrator());
        var figures = database.db().sql("""
                        select count(distinct net_weight_g) = 1 as one_weight, min(extruder_temp_min_c) as lowest,
                               max(extruder_temp_max_c) as highest, count(*) as colors
                        from filament_spec where manufacturer = 'Overture' and product = 'PETG'""").query().singleRow();

        assertThat(figures).containsEntry("one_weight", true);
        assertThat((Long) figures.get("colors")).isGreaterThanOrEqualTo(8);
        assertThat(figures.get("lowest")).isNotNull();
        assertThat(figures.get("highest")).isNotNull();
    }

    /** The public databases go on; the starter set holds their figures of one day. */
    @Test
    void whatAnImportBroughtSinceIsNotSetBack() {
        var row = StarterSet.rows()
                .filter(each -> each.path("source").asString().equals("open-filament-database"))
                .findFirst()
                .orElseThrow();
        var newer = row.deepCopy().put("density_g_cm3", 1.31);
        assertThat(Import.ofText(database, newer.toString()).summary()).contains("1 imported");

        StarterSetLoader.load(database.administrator());

        assertThat(database.db()
                        .sql("select s.density_g_cm3 from filament_spec s join catalog_source_id i on i.filament = s.id"
                                + " where i.source_id = :id")
                        .param("id", row.path("source_id").asString())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("1.31");
    }

    /** The rows as the public databases have them today join what is there, and complete it. */
    @Test
    void importingTheDatabasesDoublesNothing() {
        StarterSetLoader.load(database.administrator());
        int before = database.filaments();
        var ids = StarterSet.rows().map(row -> row.path("source_id").asString()).collect(Collectors.toSet());
        var rows = SharedCatalog.lines("filaments.jsonl.gz", Integer.MAX_VALUE)
                .lines()
                .filter(row -> ids.contains(JSON.readTree(row).path("source_id").asString()))
                .collect(Collectors.joining("\n"));

        assertThat(Import.ofText(database, rows).summary())
                .contains("(0 new entries")
                .contains(" 0 refused");
        assertThat(rows.lines().count()).isGreaterThan(1000);
        assertThat(database.filaments()).isEqualTo(before);
    }

    @Test
    void loadingTwiceOrTwiceAtOnceAddsNothing() {
        var one = CompletableFuture.runAsync(() -> StarterSetLoader.load(database.administrator()));
        var other = CompletableFuture.runAsync(() -> StarterSetLoader.load(database.administrator()));
        CompletableFuture.allOf(one, other).join();
        int filaments = database.filaments();
        int printers = database.printers();

        StarterSetLoader.load(database.administrator());
        assertThat(database.filaments()).isEqualTo(filaments);
        assertThat(database.printers()).isEqualTo(printers);
    }

    @Test
    void realDataJoinsItWhereEqual() {
        var printers = SharedCatalog.file("printers.jsonl");
        StarterSetLoader.load(database.administrator());
        assertThat(Import.of(database, printers).summary())
                .matches("printers: 1243 imported \\(10\\d\\d new entries, .*, 0 refused");
    }
}
