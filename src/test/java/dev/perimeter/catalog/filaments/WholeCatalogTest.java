package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.database.Ids;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The real files, every row of them. */
class WholeCatalogTest {

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");
    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());
    private static final int FILAMENTS = 25_612;
    private static final int IDS = 28_596;
    private static final int PRINTERS = 1_243;
    private static final int SPOOLMAN = 6_325;
    private static final int PART = LONG ? 8_000 : 4_000;

    /**
     * What was left apart as doubtful when the data was put together: rows of SpoolmanDB beside a row of the Open Filament Database of the same maker,
     * polymer (also where it is not stated), diameter, weight and colour, compared by its letters and digits, with gray for grey. Mostly under
     * another product name, sometimes of another material of that polymer, on another spool or as a refill.
     */
    private static final String LEFT_APART = """
            with compared as (
              select id, source, manufacturer, material_family, diameter_mm, net_weight_g,
                     replace(regexp_replace(lower(color_name), '[^[:alnum:]]', '', 'g'), 'grey', 'gray') as color
                from filament_spec)
            select mine.id, array_agg(other.id) as others
              from compared mine
              join compared other
                on other.source = 'open-filament-database'
               and other.manufacturer = mine.manufacturer
               and other.material_family is not distinct from mine.material_family
               and other.diameter_mm = mine.diameter_mm
               and other.net_weight_g = mine.net_weight_g
               and other.color = mine.color
             where mine.source = 'spoolmandb'
             group by mine.id
            """;

    record Doubtful(UUID id, List<UUID> others) {}

    /** A machine that has other things to do is given more. */
    private static final Duration TIME_MAX = Duration.ofMinutes(LONG ? 1 : 5);

    @TempDir
    Path folder;

    @Test
    void everyFilamentArrivesOnceUnderWhateverIdItComesAndASmallHeapIsEnough() throws Exception {
        var database = new CatalogDatabase();
        var filamentSpecs = SharedCatalog.file("filaments.jsonl.gz");
        var start = System.nanoTime();
        var process = Import.start(database, filamentSpecs, "-Xmx256m");
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var took = Duration.ofNanos(System.nanoTime() - start);

        System.out.println("25,612 filaments with a heap of 256 MB: " + took.toMillis() + " ms");
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("filaments: ")))
                .containsExactly(
                        "filaments: 25612 imported (25612 new entries, 0 folded into entries that were there), "
                                + "0 already there, 0 refused");
        assertThat(took).isLessThan(TIME_MAX);
        assertThat(ids(database)).isEqualTo(IDS);

        var again = LONG ? FILAMENTS : 2_000;
        assertThat(Import.of(database, part(again)).summary())
                .contains("filaments: 0 imported", again + " already there");
        var array = Import.of(database, SharedCatalog.file("spoolmandb-filaments.json.gz"));
        assertThat(array.summary()).contains("filaments: 0 imported", "6325 already there, 0 refused");
        assertThat(database.filaments()).isEqualTo(FILAMENTS);
        assertThat(ids(database)).isEqualTo(IDS);
        pagesJoin(database);
        everyPairThatWasLeftApartIsToldOfEachOther(database);
    }

    /** As a company turns them, to the last one. */
    private static void pagesJoin(CatalogDatabase database) {
        var filamentSpecs = new FilamentSpecs(database.app(), null, null);
        var seen = new HashSet<UUID>();
        var page = filamentSpecs.search(
                ME,
                FilamentFilter.of("", null, null, null, null),
                NameOrder.ROOT,
                new SpecPosition("", new UUID(0, 0)),
                200);
        while (!page.isEmpty()) {
            assertThat(page).allMatch(row -> seen.add(row.spec().id()));
            page = filamentSpecs.search(
                    ME,
                    FilamentFilter.of("", null, null, null, null),
                    NameOrder.ROOT,
                    page.getLast().position(),
                    200);
        }
        assertThat(seen).hasSize(FILAMENTS);
    }

    /** Spec 9.3: likely duplicates are shown before adding. */
    private static void everyPairThatWasLeftApartIsToldOfEachOther(CatalogDatabase database) {
        var doubtful = database.db()
                .sql(LEFT_APART)
                .query((row, _) -> new Doubtful(row.getObject("id", UUID.class), List.of((UUID[])
                        row.getArray("others").getArray())))
                .list();
        assertThat(doubtful).hasSize(791);

        var role = "perimeter_app";
        var app = JdbcClient.create(
                new SingleConnectionDataSource(database.url(), role, ScratchDatabase.password(role), true));
        var filamentSpecs = new FilamentSpecs(app, null, null);
        var similar = new SimilarFilaments(app);
        var start = System.nanoTime();
        var every = LONG ? 1 : 4;
        for (var number = new Random().nextInt(every); number < doubtful.size(); number += every) {
            var pair = doubtful.get(number);
            var mine = filamentSpecs.find(ME, pair.id()).orElseThrow();
            var told = similar.find(ME, asked(mine));
            assertThat(told).hasSizeLessThanOrEqualTo(20);
            assertThat(told.getFirst().id()).as(mine.name()).isEqualTo(pair.id());
            assertThat(told).as(mine.toString()).extracting(FilamentSpec::id).containsAll(pair.others());
        }
        System.out.println(
                "similar: " + (System.nanoTime() - start) / 1_000_000 / (doubtful.size() / every) + " ms each");
    }

    @Test
    void theArrayAloneIsReadToo() {
        var database = CatalogDatabase.emptied();
        var array = SharedCatalog.file("spoolmandb-filaments.json.gz");

        assertThat(Import.of(database, array).summary()).contains("filaments: 6325 imported", "0 refused");
        assertThat(database.filaments()).isEqualTo(SPOOLMAN);
    }

    @Test
    void everyPrinterArrivesOnce() {
        var database = CatalogDatabase.emptied();
        var printers = SharedCatalog.file("printers.jsonl");

        assertThat(Import.of(database, printers).summary()).contains("printers: 1243 imported (1243 new", "0 refused");
        assertThat(Import.of(database, printers).summary()).contains("printers: 0 imported", "1243 already there");
        assertThat(database.printers()).isEqualTo(PRINTERS);
    }

    @Test
    void killedInTheMiddleItIsCompletedByTheNextRun() throws Exception {
        var database = CatalogDatabase.emptied();
        var part = part(PART);
        var process = Import.start(database, part);
        while (database.filaments() < 1_000 && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(30);
        }
        process.destroyForcibly().waitFor();
        assertThat(database.filaments()).isBetween(1_000, PART - 1);

        // A batch may have been committed after the count above and before the process was gone.
        assertThat(Import.of(database, part).summary()).contains("0 folded into", "0 refused");
        assertThat(database.filaments()).isEqualTo(PART);
        assertThat(nameless(database.db())).isZero();
    }

    @Test
    void severalAtOnceDoNotDoubleAnything() throws Exception {
        var database = CatalogDatabase.emptied();
        var rows = LONG ? 3_000 : 1_500;
        var moreRows = LONG ? SPOOLMAN : 2_000;
        var part = part(rows);
        var more = LONG ? SharedCatalog.file("spoolmandb-filaments.json.gz") : part(moreRows);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var runs = threads.invokeAll(List.of(run(database, part), run(database, part), run(database, more)));
            for (var run : runs) {
                assertThat(run.get().status()).as(run.get().toString()).isZero();
            }
        }
        assertThat(nameless(database.db())).isZero();
        assertThat(Import.of(database, part).summary()).contains("0 imported", rows + " already there");
        assertThat(Import.of(database, more).summary()).contains("0 imported", moreRows + " already there");
    }

    private Path part(int rows) throws IOException {
        return Files.writeString(
                folder.resolve("part-" + rows + ".jsonl"), SharedCatalog.lines("filaments.jsonl.gz", rows));
    }

    private static Callable<Import> run(CatalogDatabase database, Path file) {
        return () -> Import.of(database, file);
    }

    private static int ids(CatalogDatabase database) {
        return database.db()
                .sql("select count(*) from catalog_source_id")
                .query(Integer.class)
                .single();
    }

    /** An entry without an id of its own was made for a row that was there already. */
    private static int nameless(JdbcClient db) {
        return db.sql("""
                        select count(*)
                          from filament_spec entry
                         where not exists (select from catalog_source_id known where known.spec_id = entry.id)
                        """).query(Integer.class).single();
    }

    private static DuplicateQuery asked(FilamentSpec spec) {
        return new DuplicateQuery(
                spec.manufacturer(),
                spec.product(),
                spec.material(),
                spec.materialFamily(),
                spec.colorName(),
                spec.diameterMm(),
                spec.netWeightG(),
                spec.isRefill(),
                spec.spoolType());
    }
}
