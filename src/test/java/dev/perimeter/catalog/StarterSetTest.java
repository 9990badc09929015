package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StarterSetTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();

    /** Loading refuses a row that breaks a rule, and rows with an equal key would join one entry. */
    @Test
    void everyRowIsGoodAndAnEntryOfItsOwn() {
        StarterSet.load(database.administrator());
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
        var one = CompletableFuture.runAsync(() -> StarterSet.load(database.administrator()));
        var other = CompletableFuture.runAsync(() -> StarterSet.load(database.administrator()));
        CompletableFuture.allOf(one, other).join();
        int filaments = database.filaments();
        int printers = database.printers();

        StarterSet.load(database.administrator());
        assertThat(database.filaments()).isEqualTo(filaments);
        assertThat(database.printers()).isEqualTo(printers);
    }

    @Test
    void realDataJoinsItWhereEqual() {
        var printers = SharedCatalog.file("printers.jsonl");
        StarterSet.load(database.administrator());
        assertThat(Import.of(database, printers).summary())
                .matches("printers: 1243 imported \\(11\\d\\d new entries, .*, 0 refused");
    }
}
