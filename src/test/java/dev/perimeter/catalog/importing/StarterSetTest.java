package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StarterSetTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();

    /** Loading refuses a row that breaks a rule, and rows with an equal key would join one entry. */
    @Test
    void everyRowIsGoodAndAnEntryOfItsOwn() {
        StarterSetLoader.load(database.administrator());
        int ids = database.db()
                .sql("select count(*) from catalog_source_id where source = 'perimeter'")
                .query(Integer.class)
                .single();

        assertThat(database.printers()).isGreaterThanOrEqualTo(55);
        assertThat(database.filaments()).isGreaterThanOrEqualTo(50);
        assertThat(database.printers() + database.filaments()).isEqualTo(ids);
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
                .matches("printers: 1243 imported \\(11\\d\\d new entries, .*, 0 refused");
    }
}
