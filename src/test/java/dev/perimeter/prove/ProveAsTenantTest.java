package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.prove.tally.AttackTally;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** On a PostgreSQL that is rented: whoever proves is no superuser, and still removes all that was made. */
class ProveAsTenantTest {

    private static final int ATTEMPTS = 1_500;

    @TempDir
    static Path directory;

    /** As far as the product takes it; the short form of the next test, whose requests are those of {@link ProveTest}. */
    @Test
    void attacksAndLeavesNothing() throws SQLException {
        try (var site = Site.rented(directory.resolve("short"))) {
            var tally = Site.tally();
            try (var administrator = site.administrator();
                    var attackedProcess = AttackedProcess.start(administrator, new String[0], Site.Shipped.class)) {
                Proof.inspect(administrator, tally);
                CompletableFuture.runAsync(() -> {
                    while (tally.attempts() < ATTEMPTS) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    tally.end();
                });
                var proof = new Proof(administrator, attackedProcess, attackedProcess.address(), tally);
                assertThatThrownBy(() -> proof.run(new ProveOptions.Size(0, 1)))
                        .isInstanceOf(AttackTally.Interrupted.class);
            }
            assertThat(tally.holes()).isEmpty();
            assertThat(tally.removed()).isPositive();
            assertThat(tally.remarks()).anyMatch(remark -> remark.contains("A superuser of the database should close"));
            isAsBefore(site);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "perimeter.test.long", matches = "true")
    void holdsAndLeavesNothing() {
        try (var site = Site.rented(directory.resolve("long"))) {
            site.administrator().close();
            var outcome = site.prove("--statements=0", "--variants=1");
            assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
            assertThat(outcome.out()).contains("A superuser of the database should close this");
            isAsBefore(site);
        }
    }

    private static void isAsBefore(Site site) {
        var rows = site.rows();
        assertThat(rows.keySet()).contains("customer", "gate.login", "account", "company");
        // The catalog has what the product brings.
        rows.keySet()
                .removeIf(table -> table.matches("filament_spec|printer_spec|catalog_source_id|gate\\.(seal|proof)_key"));
        assertThat(rows.values()).as("%s", rows).allMatch(row -> row.startsWith("0 "));
        assertThat(site.db()
                        .sql("select count(*) from pg_class where relrowsecurity and not relforcerowsecurity")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
