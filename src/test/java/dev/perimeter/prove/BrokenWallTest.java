package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.http.HttpAttacks;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.SqlAttacks;
import dev.perimeter.prove.tally.AttackTally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wall that is broken while the product runs, past the check at the start, is found broken, and the proof says where (spec 10.4). */
class BrokenWallTest {

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");
    private static final int MUTATIONS = 15;

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

    /** What SQL gets through each, and that it is no secret to the inspection. Undone afterwards. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_view | alter policy customer_view on customer using (true) | alter policy customer_view on customer using (company_id = gate.company('customers_view'))",
                "piece_view | alter policy piece_view on piece using (true) | alter policy piece_view on piece using (company_id = gate.company('orders_view'))",
                "idempotency_key | alter table idempotency_key disable row level security | alter table idempotency_key enable row level security",
                "perimeter_app | alter role perimeter_app bypassrls | alter role perimeter_app nobypassrls",
                "perimeter_auth | grant usage on schema public to perimeter_auth; grant select on customer to perimeter_auth; create policy auth on customer to perimeter_auth using (true) | revoke usage on schema public from perimeter_auth; revoke select on customer from perimeter_auth; drop policy auth on customer",
                "gate.session | grant select on gate.session to perimeter_app | revoke select on gate.session from perimeter_app",
                "perimeter_gate | grant perimeter_gate to perimeter_app | revoke perimeter_gate from perimeter_app",
                "customer DELETE | grant delete on customer to perimeter_app | revoke delete on customer from perimeter_app",
                "all_customers | create view all_customers as select notes from customer | drop view all_customers"
            })
    void isFoundBySqlAndByLooking(String offender, String broken, String mended) throws SQLException {
        site.db().sql(broken).update();
        try {
            var attacks = Site.tally();
            new SqlAttacks(administrator, rivals, attacks).run(100);
            assertThat(attacks.holes()).as("by SQL").isNotEmpty();
            assertThat(attacks.remarks()).anyMatch(remark -> remark.contains("not tried"));
            assertNames(looked(), offender);
        } finally {
            site.db().sql(mended).update();
        }
        assertThat(looked().holes()).isEmpty();
    }

    /** Mutations of the check at the start: in the long form all, else some, others in each run. */
    @Test
    void mutationsOfTheWallAreNamed() throws SQLException, IOException {
        try (var file = Objects.requireNonNull(BrokenWallTest.class.getResourceAsStream("/wall-mutations.sql"));
                var connection = administrator.connect()) {
            connection.setAutoCommit(false);
            var mutations = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^(?=-- .*: )");
            assertThat(mutations.length).isGreaterThan(100);
            for (var mutation : some(Arrays.asList(mutations).subList(1, mutations.length))) {
                var said = mutation.lines().findFirst().orElseThrow().split(": ", 2);
                var database = connection.getCatalog();
                var sql =
                        mutation.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
                assertNames(
                        broken(connection, sql.replace("{database}", database)),
                        said[1].replace("{database}", database));
            }
        }
    }

    /** WallTest looks at each of them; the proof asks the same questions. */
    private static List<String> some(List<String> mutations) {
        var some = new ArrayList<>(mutations);
        Collections.shuffle(some);
        return LONG ? some : some.subList(0, MUTATIONS);
    }

    /** Each policy that there is, and each table that somebody more may use, also where it makes no hole by itself. */
    @Test
    void everyPolicyThatIsDroppedAndEveryGrantThatIsLoosenedIsNamed() throws SQLException {
        try (var connection = administrator.connect()) {
            connection.setAutoCommit(false);
            var policies = lines(connection, "select polrelid::regclass || ' ' || polname from pg_policy");
            var dropped = broken(
                    connection,
                    policies.stream()
                            .map(policy -> "drop policy %2$s on %1$s".formatted((Object[]) policy.split(" ")))
                            .collect(Collectors.joining(";")));
            for (var policy : policies) {
                assertNames(dropped, "missing: policy public." + policy.replace(' ', '.'));
            }
            var tables = lines(
                    connection,
                    "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace in"
                            + " ('public'::regnamespace, 'gate'::regnamespace)");
            assertThat(tables.size()).isGreaterThan(20);
            for (var grantee : List.of("perimeter_auth", "public")) {
                for (var right : List.of("select", "insert", "update", "delete")) {
                    var granted = broken(
                            connection, "grant %s on %s to %s".formatted(right, String.join(", ", tables), grantee));
                    for (var table : tables) {
                        assertNamesTable(granted, table);
                    }
                }
            }
        }
    }

    /**
     * No SQL of a proof, which would find nothing here. Its requests go to the handlers that leak and
     * to the spools, which one of them changes; in the long form, to all.
     */
    @Test
    void aHandlerThatForgetsTheCompanyIsNamed() throws SQLException {
        var tally = Site.tally();
        try (var leaking = AttackedProcess.start(
                        administrator, new String[0], Site.Shipped.class, Leaks.class, Leaks.Forms.class);
                var client = new RivalClient(leaking.address(), tally)) {
            var addresses = new RivalAddresses("of this test alone, thirty-two b".getBytes(StandardCharsets.US_ASCII));
            var attacked = Rivals.make(client, administrator, addresses, tally);
            var routes = leaking.routes().stream()
                    .filter(route -> LONG || route.pattern().matches(".*/(leaks|spools)\\b.*"))
                    .toList();
            var requests = new HttpAttacks(client, attacked, routes, tally);
            requests.run(1);
            requests.checkUntouched();
        }
        assertNames(tally, "GET /api/v1/leaks/everything");
        assertNames(tally, "GET /api/v1/leaks/shown/{id}");
        assertNames(tally, "GET /api/v1/leaks/detected/{id}");
        assertNames(tally, "POST /leaks/{id}");
        assertThat(tally.holes()).anySatisfy(hole -> {
            assertThat(hole.where()).matches("GET /api/v1/assets/spools\\S* of the attacked company");
            assertThat(hole.what()).startsWith("is not what it was before");
        });
    }

    @Test
    void theCommandSaysSoAlsoWhereNothingAnswers() throws SQLException {
        site.db().sql("grant delete on customer to perimeter_app").update();
        try {
            var outcome = site.prove("--url", "http://127.0.0.1:1");
            assertThat(outcome.status()).as(outcome.err()).isOne();
            assertThat(outcome.out()).startsWith("THE WALL IS BROKEN").contains("customer");
        } finally {
            site.db().sql("revoke delete on customer from perimeter_app").update();
        }
    }

    private static AttackTally broken(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            var attackTally = Site.tally();
            Proof.inspect(connection, true, attackTally);
            return attackTally;
        } finally {
            connection.rollback();
        }
    }

    private static AttackTally looked() throws SQLException {
        var attackTally = Site.tally();
        Proof.inspect(administrator, attackTally);
        return attackTally;
    }

    private static void assertNames(AttackTally attackTally, String offender) {
        assertThat(attackTally.holes()).anyMatch(hole -> hole.where().contains(offender));
    }

    /** As a word: a table's name may begin another's. */
    private static void assertNamesTable(AttackTally tally, String table) {
        var name = Pattern.compile("(?<![\\w.])(public\\.)?" + Pattern.quote(table) + "(?!\\w)");
        assertThat(tally.holes())
                .as(table)
                .anyMatch(hole -> name.matcher(hole.where()).find());
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        var lines = new ArrayList<String>();
        try (var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
