package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.sql.AttackSurface;
import dev.perimeter.prove.sql.Attacker;
import dev.perimeter.prove.sql.RandomSql;
import dev.perimeter.prove.sql.StatementParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spec 1.4, 1.5: whatever a role of the application runs, no byte of another company comes back, in no result, notice, error or plan, and
 * nothing of that company changes. Another seed each time; {@code -Dperimeter.test.seed} repeats one, {@code -Dperimeter.test.long=true}
 * tries ten times as many.
 */
@PerimeterTest
class RandomSqlTest {

    private static final int STATEMENTS = Boolean.getBoolean("perimeter.test.long") ? 16_000 : 1_600;
    private static final int IN_A_ROW = 50;

    /** What is no question about rows: it runs for everybody, and also where the grammar makes nothing else that runs. */
    private static final Pattern OF_THE_SESSION = Pattern.compile(
            "(savepoint|rollback|release|commit|begin|set|values|declare|fetch"
                    + "|prepare|execute|analyze|select (set_config|most_common_vals|query|statement))\\b.*",
            Pattern.DOTALL);

    /**
     * @param least so many of ten thousand statements ran well, at six standard deviations below the mean of many seeds: chance does not
     *     get there, a grammar that makes nothing but faults does
     */
    @ParameterizedTest
    @CsvSource({Attacker.APP + ", 2500", Attacker.AUTH + ", 7"})
    void tellsAndTouchesNothingOfAnotherCompany(String role, int least) {
        var seed = Long.getLong("perimeter.test.seed", System.nanoTime());
        try (var rivals = new Rivals()) {
            var sql = new RandomSql(new StatementParts(
                    seed,
                    AttackSurface.tables(TestDatabase.administrator(), role),
                    AttackSurface.functions(TestDatabase.administrator(), role),
                    ids(rivals),
                    texts(rivals)));
            var well = 0;
            for (var done = 0; done < STATEMENTS; done += IN_A_ROW) {
                well += attack(role, rivals, sql, "seed " + seed);
            }
            // Else the grammar would be at fault, and nothing tried.
            assertThat(well)
                    .as("of %d statements, seed %d", STATEMENTS, seed)
                    .isGreaterThanOrEqualTo(STATEMENTS * least / 10_000);
        }
    }

    /** Some statements on one connection, in A's session and outside of one. How many of those that are about rows the server ran. */
    private static int attack(String role, Rivals rivals, RandomSql sql, String seed) {
        var session = Cast.elsewhere(rivals.a);
        var run = new ArrayList<String>();
        var well = 0;
        try (var attacker = Attackers.as(role)) {
            attacker.run("set statement_timeout = '200ms'");
            for (var turn = 0; turn < IN_A_ROW; turn++) {
                if (turn % 5 == 0) {
                    attacker.run("rollback");
                    if (turn % 15 == 10 || !attacker.enter(session.token()).well()) {
                        attacker.run("rollback; begin");
                    }
                }
                attacker.run("savepoint before");
                var statement = sql.next();
                run.add(statement);
                var heard = attacker.run(statement);
                assertThat(heard.words())
                        .as(seed + ", " + role + ":\n" + String.join(";\n", run))
                        .doesNotContain(rivals.markOfB);
                if (!heard.well()) {
                    attacker.run("rollback to before");
                } else if (!OF_THE_SESSION.matcher(statement).matches()) {
                    well++;
                }
            }
        }
        try {
            rivals.assertBIsUntouched();
        } catch (AssertionError e) {
            throw new AssertionError(seed + ", " + role + ":\n" + String.join(";\n", run), e);
        }
        return well;
    }

    private static List<String> ids(Rivals rivals) {
        var ids = new ArrayList<String>();
        for (var actor : List.of(rivals.a, rivals.b)) {
            ids.addAll(List.of(
                    actor.company().toString(),
                    actor.account().toString(),
                    actor.login().toString(),
                    actor.session().toString()));
        }
        ids.addAll(List.of(
                rivals.customerOfA.toString(),
                rivals.customerOfB.toString(),
                rivals.assetsOfA.printer.toString(),
                rivals.assetsOfB.printer.toString(),
                rivals.assetsOfA.spool.toString(),
                rivals.assetsOfB.spool.toString(),
                rivals.assetsOfB.event.toString(),
                rivals.b.company().toString(),
                UUID.randomUUID().toString()));
        return ids;
    }

    /** Only what an attacker from A may know; A's token among it. */
    private static List<String> texts(Rivals rivals) {
        return List.of(
                "known-of-a",
                "known-of-b",
                "known-of-b@example.org",
                "customer",
                "owner",
                "staff",
                "customers_view",
                "customers_act",
                "assets_act",
                "consumed",
                "printing",
                "POST /api/v1/customers",
                "active",
                "person",
                "EUR",
                "",
                "1",
                "x",
                "%",
                rivals.a.token().text(),
                rivals.ended.token().text());
    }
}
