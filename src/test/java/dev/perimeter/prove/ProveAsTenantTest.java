package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a PostgreSQL that is rented: whoever proves is no superuser, and still removes all that was made. */
class ProveAsTenantTest {

    /** Without variants, no body and no filled in form: {@link ProveTest} sends them. */
    private static final int VARIANTS = Boolean.getBoolean("perimeter.test.long") ? 1 : 0;

    @TempDir
    static Path directory;

    @Test
    void holdsAndLeavesNothing() {
        try (var site = Site.rented(directory)) {
            site.administrator().close();
            var outcome = site.prove("--statements=0", "--variants=" + VARIANTS);
            assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
            assertThat(outcome.out()).contains("A superuser of the database should close this");
            var rows = site.rows();
            assertThat(rows.keySet()).contains("customer", "gate.login", "account", "company");
            // The catalog has what the product brings.
            rows.keySet()
                    .removeIf(table ->
                            table.matches("filament_spec|printer_spec|catalog_source_id|gate\\.(seal|proof)_key"));
            assertThat(rows.values()).as("%s", rows).allMatch(row -> row.startsWith("0 "));
            assertThat(site.db()
                            .sql("select count(*) from pg_class where relrowsecurity and not relforcerowsecurity")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
