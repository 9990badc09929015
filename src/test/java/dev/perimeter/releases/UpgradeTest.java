package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Product;
import dev.perimeter.database.schema.ProgramVersion;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.tally.AttackTally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 17.1: an installation of every released version is brought to a version with one more migration, and nothing of it is lost. */
class UpgradeTest {

    private static final String MIGRATION = "V9000__the_next_version.sql";
    private static final String SQL = """
            set role perimeter_owner;
            alter table public.customer add column loyal_since date;
            -- Row security is forced on the owner too, who would find no rows: not for this one transaction.
            alter table public.customer no force row level security;
            update public.customer set loyal_since = created_at::date;
            alter table public.customer force row level security;
            reset role;
            """;

    /** Tables that no release need have a row in. @see ReleaseDumpTest */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of();

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");

    /** By a sign-in, a customer with their line in the trail, and the guesses of a proof. */
    private static final List<String> MAY_GROW =
            List.of("gate.session", "customer", "audit_entry", "gate.searched", "gate.throttle");

    /** The tables that a newer starter set adds to. */
    private static final List<String> CATALOG = List.of("catalog_source_id", "filament_spec", "printer_spec");

    @TempDir
    Path directory;

    static List<Release> releases() throws IOException {
        return Release.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyReleaseBecomesTheNextVersion(Release release) throws Exception {
        var data = release.restoredInto(directory.resolve("data"));
        var before = of(data, DatabaseContents::counts);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows > 0 || MAY_BE_EMPTY.containsKey(table))
                        .as("%s has rows", table)
                        .isTrue());
        of(data, UpgradeTest::asIfStoppedAMomentAgo);
        of(data, UpgradeTest::withSenInYen);
        var next = Program.ofTheNextVersion(directory.resolve("next"), MIGRATION, SQL);
        theyWorkOn(next, data, release, before);
        theWallStands(next, data);
        var upgraded = of(data, DatabaseContents::writers);
        try (var _ = Product.listenedTo(next.command(), data)) {
            // Started once more, and stopped.
        }
        assertThat(of(data, DatabaseContents::writers)).isEqualTo(upgraded);
        theOlderProgramIsRefused(data, upgraded);
        lostIsNothing(before, of(data, DatabaseContents::counts));
        String added = of(data, UpgradeTest::customersWithoutTheNewColumn);
        assertThat(added).isEqualTo("1");
        String amounts = of(data, UpgradeTest::amounts);
        assertThat(amounts).isEqualTo("0 0 0 0");
    }

    /** The one that was added since. */
    private static String customersWithoutTheNewColumn(Connection connection) throws SQLException {
        return DatabaseContents.line(connection, "select count(*) from customer where loyal_since is null");
    }

    /** Until version 0.1.0, an amount was in the company's currency, with two decimals in any. */
    private static int withSenInYen(Connection connection) throws SQLException {
        if (!DatabaseContents.line(
                        connection,
                        "select count(*) from information_schema.columns where table_name = 'spool' and column_name = 'currency'")
                .equals("0")) {
            return 0;
        }
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update company set currency = 'JPY' where id = (select company_id from spool where price is not null limit 1)");
            statement.executeUpdate(
                    "update sales_order set currency = 'JPY' where company_id in (select id from company where currency = 'JPY')");
            statement.executeUpdate(
                    "update piece set cost = 82.58 where id in (select id from piece where cost is null limit 3)");
            return statement.executeUpdate(
                    "update spool set price = 2500.50 where company_id in (select id from company where currency = 'JPY')");
        }
    }

    /**
     * Spec 11.1, 11.2: amounts in another currency than their company's; with more decimals than it has; yen that were not rounded
     * half up; and totals that are not the sum of their rounded lines.
     */
    private static String amounts(Connection connection) throws SQLException {
        return DatabaseContents.line(connection, """
                with amount (company_id, currency, amount) as (
                  select company_id, currency, price from spool where price is not null
                  union all
                  select company_id, currency, purchase_price from printer where purchase_price is not null
                  union all
                  select company_id, currency, cost from piece where cost is not null
                )
                select (select count(*) from amount a join company c on c.id = a.company_id and c.currency is distinct from a.currency)
                    || ' ' || (select count(*) from amount where scale(amount) <> case currency when 'JPY' then 0 else 2 end)
                    || ' ' || (select count(*) from spool where currency = 'JPY' and price <> 2501)
                    || ' ' || (select count(*) from sales_order o
                                where o.total <> (select coalesce(sum(round(l.unit_price * l.quantity, case o.currency when 'JPY' then 0 else 2 end)), 0)
                                                    from order_line l where l.company_id = o.company_id and l.order_id = o.id))
                """);
    }

    /** Sessions and answers end by the clock, and a dump grows old: they are made young again. */
    private static int asIfStoppedAMomentAgo(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("update public.idempotency_key set created_at = now()");
            statement.executeUpdate("update gate.throttle set window_ends = now() + interval '15 minutes'");
            return statement.executeUpdate(
                    "update gate.session set last_seen_at = now(), expires_at = now() + interval '1 day' where expires_at > last_seen_at");
        }
    }

    /** Until version 0.1.0, an order kept nothing of its customer: those that were confirmed do now, and are found by it. */
    private static Map<String, Long> withoutKeptCustomers(Connection connection) throws SQLException {
        var counts = DatabaseContents.counts(connection);
        var kept = counts.remove("order_customer");
        assertThat(kept.toString())
                .isEqualTo(DatabaseContents.line(
                        connection, "select count(distinct order_id) from order_move where to_status = 'confirmed'"));
        counts.merge("gate.searched", -kept, Long::sum);
        return counts;
    }

    /** A start adds the entries of a newer starter set to the catalog; nothing else becomes more or less. */
    private static void assertKept(Map<String, Long> counts, Map<String, Long> before) {
        var exact = new HashMap<>(before);
        for (var table : CATALOG) {
            assertThat(counts.get(table)).as(table).isGreaterThanOrEqualTo(exact.remove(table));
        }
        assertThat(counts).containsAllEntriesOf(exact);
    }

    private static void theyWorkOn(Program next, Path data, Release release, Map<String, Long> before)
            throws Exception {
        var known = release.known();
        try (var product = Product.listenedTo(next.command(), data);
                var client = new RivalClient(
                        product.address(), new AttackTally(new PrintStream(OutputStream.nullOutputStream())))) {
            try (var server = EmbeddedServer.attach(data);
                    var connection = Release.connect(server)) {
                assertKept(withoutKeptCustomers(connection), before);
            }
            assertThat(client.call(known.getProperty("token"), "GET", "/api/v1/customers?q=grace", null)
                            .body())
                    .contains("Grace Hopper");
            var credentials = "{\"email\": \"%s\", \"password\": \"%s\"}"
                    .formatted(known.getProperty("email"), known.getProperty("password"));
            var signedIn = client.call(null, "POST", "/api/v1/auth/sign-in", credentials);
            assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(200);
            var token = signedIn.json().path("token").asString();
            assertThat(client.call(token, "GET", "/api/v1/company", null).body())
                    .contains("Ada Prints");
            assertThat(client.call(token, "POST", "/api/v1/customers", "{\"name\": \"New here\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    /** Every policy and grant is the shipped one; in the long form, the wall is attacked as well. */
    private void theWallStands(Program next, Path data) throws Exception {
        assertThat(of(data, Wall::everyFault)).isEmpty();
        if (LONG) {
            var proof = next.run(data, "prove", "--statements=50", "--report=" + directory.resolve("reports"));
            assertThat(proof.status()).as(proof.said()).isZero();
            assertThat(proof.said()).contains("THE WALL HOLDS");
        }
    }

    /** Not a row, role or thing: with its one migration less it would only be a guess what the newer version needs. */
    private static void theOlderProgramIsRefused(Path data, Map<String, String> upgraded) throws Exception {
        var refused = Program.ofThisVersion().run(data);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.said())
                .contains("was made by a newer version of Perimeter: its newest migration is 9000 (the next version)")
                .contains("this is Perimeter " + ProgramVersion.text())
                .contains("Nothing was changed. Start that newer version again, or put back a backup")
                .doesNotContain("\tat ");
        assertThat(of(data, DatabaseContents::writers)).isEqualTo(upgraded);
    }

    /** What was done here and by the proof comes on top. */
    private static void lostIsNothing(Map<String, Long> before, Map<String, Long> after) {
        assertThat(after.keySet()).containsAll(before.keySet());
        var growth = new HashMap<String, Long>();
        before.forEach((table, rows) -> growth.put(table, after.get(table) - rows));
        assertThat(growth)
                .allSatisfy((table, more) -> assertThat(more)
                        .as(table)
                        .isBetween(0L, CATALOG.contains(table) ? 3000 : MAY_GROW.contains(table) ? 100 : 0L));
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private static <T> T of(Path data, Question<T> question) throws SQLException {
        try (var server = EmbeddedServer.start(data);
                var connection = Release.connect(server)) {
            return question.ask(connection);
        }
    }
}
