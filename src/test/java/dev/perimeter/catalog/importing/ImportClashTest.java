package dev.perimeter.catalog.importing;

import static dev.perimeter.catalog.Sample.filament;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What others do to the catalog while rows are stored. */
class ImportClashTest {

    private final CatalogDatabase database = new CatalogDatabase();

    /** Spec 9.3: an equal entry is used instead, also when two add it at once. */
    @Test
    void anEntryThatAppearsBetweenLookAndInsertIsJoined() throws Exception {
        Import.ofText(database, filament("1", "Blue"));
        try (var other = database.administrator().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeUpdate("update filament_spec set color_key = 'red'");
            var run = CompletableFuture.supplyAsync(() -> Import.ofText(database, filament("2", "Red")));
            waitForALock();
            other.commit();
            assertThat(run.join().summary()).contains("1 imported (0 new entries, 1 folded");
        }
        assertThat(database.filaments()).isEqualTo(1);
    }

    @Test
    void whatOnlyTheDatabaseKnowsToBeWrongCostsOneRow() throws SQLException {
        try (var administrator = database.administrator().getConnection()) {
            administrator
                    .createStatement()
                    .execute("alter table filament_spec add constraint no_red check (color_key <> 'red')");
        }
        var run = Import.ofText(
                database, filament("1", "Blue") + "\n" + filament("2", "Red") + "\n" + filament("3", "White"));
        assertThat(run.summary()).contains("2 imported", "1 refused");
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().getFirst())
                .startsWith("line 2: (line) is refused by the database")
                .contains("no_red");
        assertThat(run.status()).isEqualTo(1);
    }

    private void waitForALock() throws InterruptedException {
        while (database.db()
                        .sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
