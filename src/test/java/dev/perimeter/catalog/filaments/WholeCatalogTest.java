package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real files, every row of them. */
class WholeCatalogTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());
    private static final int FILAMENTS = 25_612;
    private static final int IDS = 28_596;
    private static final int PRINTERS = 1_243;
    private static final int SPOOLMAN = 6_325;

    /** A machine that has other things to do is given more. */
    private static final Duration TIME_MAX = Duration.ofMinutes(Boolean.getBoolean("perimeter.test.long") ? 1 : 5);

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

        assertThat(Import.of(database, filamentSpecs).summary())
                .contains("filaments: 0 imported", "25612 already there");
        var array = Import.of(database, SharedCatalog.file("spoolmandb-filaments.json.gz"));
        assertThat(array.summary()).contains("filaments: 0 imported", "6325 already there, 0 refused");
        assertThat(database.filaments()).isEqualTo(FILAMENTS);
        assertThat(ids(database)).isEqualTo(IDS);
        pagesJoin(database);
    }

    /** As a company turns them, to the last one. */
    private static void pagesJoin(CatalogDatabase database) {
        var filamentSpecs = new FilamentSpecs(database.app(), null, null);
        var seen = new HashSet<UUID>();
        var page = filamentSpecs.search(
                ME, FilamentFilter.of("", null, null, null, null), new SpecPosition("", new UUID(0, 0)), 200);
        while (!page.isEmpty()) {
            assertThat(page).allMatch(row -> seen.add(row.spec().id()));
            page = filamentSpecs.search(
                    ME,
                    FilamentFilter.of("", null, null, null, null),
                    page.getLast().position(),
                    200);
        }
        assertThat(seen).hasSize(FILAMENTS);
    }

    @Test
    void theArrayAloneIsReadToo() {
        var database = CatalogDatabase.emptied();
        var array = SharedCatalog.file("spoolmandb-filaments.json.gz");

        assertThat(Import.of(database, array).summary()).contains("filaments: 6325 imported", "0 refused");
        assertThat(Import.of(database, array).summary()).contains("filaments: 0 imported", "6325 already there");
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
        var part = part(8_000);
        var process = Import.start(database, part);
        while (database.filaments() < 1_000 && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        process.destroyForcibly().waitFor();
        assertThat(database.filaments()).isBetween(1_000, 7_999);

        // A batch may have been committed after the count above and before the process was gone.
        assertThat(Import.of(database, part).summary()).contains("0 folded into", "0 refused");
        assertThat(database.filaments()).isEqualTo(8_000);
        assertThat(nameless(database.db())).isZero();
    }

    @Test
    void severalAtOnceDoNotDoubleAnything() throws Exception {
        var database = CatalogDatabase.emptied();
        var part = part(3_000);
        var array = SharedCatalog.file("spoolmandb-filaments.json.gz");
        try (var threads = Executors.newFixedThreadPool(3)) {
            var runs = threads.invokeAll(List.of(run(database, part), run(database, part), run(database, array)));
            for (var run : runs) {
                assertThat(run.get().status()).as(run.get().toString()).isZero();
            }
        }
        assertThat(nameless(database.db())).isZero();
        assertThat(Import.of(database, part).summary()).contains("0 imported", "3000 already there");
        assertThat(Import.of(database, array).summary()).contains("0 imported", "6325 already there");
    }

    private Path part(int rows) throws IOException {
        return Files.writeString(folder.resolve("part.jsonl"), SharedCatalog.lines("filaments.jsonl.gz", rows));
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
}
