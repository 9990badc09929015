package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.leaks.SideEffectAttacks;
import dev.perimeter.prove.rivals.RivalAddresses;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a PostgreSQL that is rented, comparisons stay cheap, and each policy begins with a condition that is cheaper. */
class SideEffectsAsTenantTest {

    private static final String FIRST_CONDITIONS_GONE = """
            do $$
            declare
                policy record;
            begin
                for policy in
                    select polname, polrelid::regclass as relation,
                           regexp_replace(pg_get_expr(polqual, polrelid),
                               ' AND \\(\\w+ OPERATOR\\(gate\\.==\\) \\( SELECT gate\\.\\w+\\([^()]*\\) AS \\w+\\)\\)', '', 'g') as bare
                      from pg_policy
                     where 'perimeter_app'::regrole = any (polroles) and polqual is not null
                loop
                    execute format('alter policy %I on %s using (%s)', policy.polname, policy.relation, policy.bare);
                end loop;
            end
            $$
            """;

    @TempDir
    static Path directory;

    @Test
    void onlyAWholeTextCanBeGuessedAndEachPolicyNeedsItsFirstCondition() throws SQLException {
        try (var site = Site.rented(directory)) {
            try (var administrator = site.administrator();
                    var product = AttackedProcess.start(administrator, new String[0], Site.Shipped.class)) {
                var rivals = site.rivals(administrator, product, new RivalAddresses(new byte[32]));
                var tally = Site.tally();
                new SideEffectAttacks(administrator, rivals, tally, System.nanoTime(), false).run(100);
                assertThat(tally.holes()).isEmpty();
                assertThat(tally.remarks()).anyMatch(remark -> remark.contains("guesses a whole text"));
                site.db().sql(FIRST_CONDITIONS_GONE).update();
                assertThat(new SideEffectAttacks(administrator, rivals, Site.tally(), 1, false).isOpen(0))
                        .isTrue();
            }
        }
    }
}
