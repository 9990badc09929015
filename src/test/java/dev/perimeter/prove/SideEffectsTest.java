package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.leaks.SideEffectAttacks;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spec 1.4: no statement tells by a side effect what stands in another company's row; and each mend that keeps it so is missed when it is
 * taken away. {@code -Dperimeter.test.seed} repeats the random ones, {@code -Dperimeter.test.sideEffects=500000} is a day's worth.
 */
class SideEffectsTest {

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");
    private static final int STATEMENTS = Integer.getInteger("perimeter.test.sideEffects", LONG ? 20_000 : 250);

    @TempDir
    static Path directory;

    private static Site site;
    private static Administrator administrator;
    private static AttackedProcess attackedProcess;
    private static Rivals rivals;

    @BeforeAll
    static void open() throws SQLException {
        site = new Site(directory);
        administrator = site.administrator();
        attackedProcess = AttackedProcess.start(administrator, new String[0], Site.Shipped.class);
        rivals = site.rivals(administrator, attackedProcess, new RivalAddresses(new byte[32]));
    }

    @AfterAll
    static void close() {
        attackedProcess.close();
        administrator.close();
        site.close();
    }

    @Test
    void nothingIsToldByASideEffect() throws SQLException {
        var seed = Long.getLong("perimeter.test.seed", System.nanoTime());
        var tally = Site.tally();
        new SideEffectAttacks(administrator, rivals, tally, seed, LONG).run(STATEMENTS);
        assertThat(tally.holes()).as("seed %d", seed).isEmpty();
        assertThat(tally.attempts()).isGreaterThan(STATEMENTS + 1_000);
        // Null tests have no price that could be raised: what they tell is said, and so the attacks do reach the rows.
        assertThat(tally.remarks()).singleElement().asString().contains("of no company anything in particular");
    }

    /** The statements are the server's catalogue, a table's name for each. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cheap comparisons, as without a superuser | update pg_proc set procost = 1 where proleakproof | update pg_proc set procost = 100 where proleakproof | a setting",
                "subscripts of jsonb | alter type pg_catalog.jsonb set (subscript = jsonb_subscript_handler) | alter type pg_catalog.jsonb set (subscript = none) | a setting",
                "a cheap comparison of ids | alter function pg_catalog.uuid_eq cost 1 | alter function pg_catalog.uuid_eq cost 100 | a setting",
                "a single cheap order of texts | alter function pg_catalog.text_ge cost 1 | alter function pg_catalog.text_ge cost 100 | a setting",
                "an index without the company | drop index order_line_by_filament; create index order_line_by_filament on order_line (filament_id) where filament_id is not null | drop index order_line_by_filament; create index order_line_by_filament on order_line (filament_id, company_id) where filament_id is not null | EXPLAIN",
                "a column of integers | alter table piece alter number type integer | alter table piece alter number type bigint | a setting"
            })
    void eachMendIsMissed(String mend, String broken, String mended, String by) throws SQLException {
        site.db().sql(broken).update();
        try {
            assertThat(holes()).as(mend).contains("SQL by side effect").contains(by);
        } finally {
            site.db().sql(mended).update();
        }
    }

    private static String holes() throws SQLException {
        var tally = Site.tally();
        new SideEffectAttacks(administrator, rivals, tally, 1, false).isOpen(0);
        return tally.holes().stream().map(AttackTally.Hole::toString).collect(Collectors.joining("\n"));
    }
}
