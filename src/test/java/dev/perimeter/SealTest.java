package dev.perimeter;

import static dev.perimeter.prove.sql.Attacker.APP;
import static dev.perimeter.prove.sql.Attacker.AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Permission;
import dev.perimeter.prove.sql.Attacker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the seal that take more than one transaction, connection or person (spec 1.4, 2.4, 6.4). */
@PerimeterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealTest {

    private static final String COUNT = "select count(*) from customer";

    private Rivals rivals;

    @BeforeAll
    void twoCompanies() {
        rivals = new Rivals();
    }

    @AfterAll
    void goHome() {
        rivals.close();
    }

    /** S3 */
    @Test
    void aSealIsWorthNothingInTheNextTransaction() {
        try (var attacker = Attackers.as(APP)) {
            var kept = seal(attacker);
            assertThat(attacker.ask(COUNT)).isEqualTo("30");
            attacker.run("commit and chain");
            assertThat(attacker.ask("select current_setting('perimeter.seal')")).isEmpty();
            assertNothingWith(attacker, kept, "true");
            attacker.run("rollback and chain");
            assertNothingWith(attacker, kept, "true");
            attacker.run("commit; begin");
            assertNothingWith(attacker, kept, "true");
            attacker.run("commit");
            assertNothingWith(attacker, kept, "false");
        }
    }

    /** S3 */
    @Test
    void aSealIsWorthNothingOnAnotherConnection() {
        try (var attacker = Attackers.as(APP);
                var another = Attackers.as(APP)) {
            var kept = seal(attacker);
            another.run("begin");
            assertNothingWith(another, kept, "true");
            assertThat(attacker.ask(COUNT)).isEqualTo("30");
        }
    }

    /** S4: two transactions in one message begin at the same instant. The seal is still that of the same live session, and no other's. */
    @Test
    void twoTransactionsInOneMessageShareASealOfOneCompany() {
        try (var attacker = Attackers.as(APP)) {
            var words = attacker.run("begin; " + Attacker.enter(rivals.a.token().text())
                            + "; select set_config('kept.seal', current_setting('perimeter.seal'), false); commit; begin;"
                            + " select set_config('perimeter.seal', current_setting('kept.seal'), true);"
                            + " select name, notes from customer; commit")
                    .words();
            assertThat(words).contains(rivals.markOfA).doesNotContain(rivals.markOfB);
            attacker.run("begin");
            assertThat(attacker.ask("select set_config('perimeter.seal', current_setting('kept.seal'), true) is null; "
                            + COUNT))
                    .endsWith("0");
        }
    }

    /** S5 */
    @Test
    void aSavepointBringsTheEarlierSealBack() {
        try (var attacker = Attackers.as(APP)) {
            attacker.run("begin; savepoint before");
            attacker.run(Attacker.enter(rivals.a.token().text()));
            assertThat(attacker.ask(COUNT)).isEqualTo("30");
            attacker.run("savepoint inside; select set_config('perimeter.seal', 'x', true)");
            assertThat(attacker.ask(COUNT)).isEqualTo("0");
            attacker.run("rollback to inside");
            assertThat(attacker.ask(COUNT)).isEqualTo("30");
            attacker.run("rollback to before");
            assertThat(attacker.ask(COUNT)).isEqualTo("0");
        }
    }

    /** S6: by the database's clock, whatever the connection does about its own limits. */
    @Test
    @EnabledIfSystemProperty(named = "perimeter.test.long", matches = "true")
    void aSealDiesOfAge() throws InterruptedException {
        try (var attacker = Attackers.as(APP)) {
            attacker.run("set idle_in_transaction_session_timeout = 0");
            seal(attacker);
            Thread.sleep(Duration.ofSeconds(61));
            assertThat(attacker.ask(COUNT)).isEqualTo("0");
        }
    }

    /** S7: an older snapshot shows a session that has ended since. */
    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable", "read committed, read only"})
    void noOtherKindOfTransactionIsLetIn(String kind) {
        try (var attacker = Attackers.as(APP)) {
            attacker.run("begin isolation level " + kind);
            assertThat(attacker.run(Attacker.enter(rivals.a.token().text())).state())
                    .isEqualTo("PR500");
        }
    }

    /** S16, S17, S19: what SQL of an earlier request has left on the connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "declare held cursor with hold for select 1",
                "prepare planted as select 1",
                "prepare planted (bytea, text) as select $1, $2",
                "listen whisper"
            })
    void anUncleanConnectionIsRefused(String left) {
        try (var attacker = Attackers.as(APP)) {
            assertThat(attacker.run(left).well()).isTrue();
            assertThat(attacker.enter(rivals.a.token()).state()).isEqualTo("PR500");
            attacker.run("rollback; close all; deallocate all; unlisten *");
            assertThat(attacker.enter(rivals.a.token()).well()).isTrue();
        }
    }

    /** S13: where somebody has given the right to make them back. */
    @Test
    void aTemporaryTableIsRefused() throws SQLException {
        var scratch = new ScratchDatabase();
        scratch.db()
                .sql(
                        "do $$ begin execute format('grant temporary on database %I to perimeter_app', current_database()); end $$")
                .update();
        try (var connection = scratch.as(APP).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create temporary table customer (company_id uuid, name text)");
            assertThatThrownBy(() -> statement.execute("select gate.enter('x', null)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("PR500"));
        }
    }

    /** S7 */
    @Test
    void aSessionThatEndedIsNotFoundInAnOlderSnapshot() {
        var person = Cast.elsewhere(rivals.a);
        for (var role : List.of(APP, AUTH)) {
            try (var attacker = Attackers.as(role)) {
                attacker.run("begin isolation level repeatable read; select 1");
                TestDatabase.administrator()
                        .sql("update gate.session set expires_at = clock_timestamp() where id = ?")
                        .param(person.session())
                        .update();
                var token = "'" + person.token().text() + "'::bytea";
                var call = role.equals(APP)
                        ? "select gate.found_company(" + token + ", 'xx', 'xx', 'xx', 'x', '1', 'x', 'EUR', 'UTC', 10)"
                        : "select email from gate.profile(" + token + ")";
                assertThat(attacker.run(call).state()).isEqualTo("PR500");
            }
        }
    }

    /** Spec 6.4, 1.2: the flags hold in the database too, and one that is taken away is gone with the next transaction. */
    @Test
    void aMemberWithoutTheFlagSeesAndChangesNothing() {
        var sam = Cast.staffOf(rivals.a, Permission.ORDERS_VIEW);
        try (var attacker = Attackers.as(APP)) {
            attacker.enter(sam.token());
            assertThat(attacker.ask(COUNT)).isEqualTo("0");
            assertThat(attacker.run(rivals.in("select gate.next_number('{a}', 'customer', 1)"))
                            .state())
                    .isEqualTo("42501");
            attacker.run("rollback");
            attacker.enter(sam.token());
            assertThat(attacker.ask(rivals.in("select count(*) from gate.customer_to_change('{a}', '{a.customer}')")))
                    .isEqualTo("0");
            assertThat(attacker.run("update company set city = 'x'").words()).isEmpty();
            assertThat(attacker.run(rivals.in("insert into customer (company_id, id, number, name, name_key)"
                                    + " values ('{a}', gen_random_uuid(), 99, 'xx', 'xx')"))
                            .state())
                    .isEqualTo("42501");
            attacker.run("rollback");
            assertThat(attacker.run(rivals.in("begin; select gate.enter('%s', 'customers_view')"
                                    .formatted(sam.token().text())))
                            .state())
                    .isEqualTo("PR404");
        }
    }

    private String seal(Attacker attacker) {
        assertThat(attacker.enter(rivals.a.token()).well()).isTrue();
        var seal = attacker.ask("select current_setting('perimeter.seal')");
        assertThat(seal).hasSize(139);
        return seal;
    }

    private static void assertNothingWith(Attacker attacker, String seal, String local) {
        attacker.run("select set_config('perimeter.seal', '" + seal + "', " + local + ")");
        assertThat(attacker.ask("select count(*), count(gate.company(null)), count(gate.sealed()) from customer"))
                .isEqualTo("0 0 0");
    }

    /** A server process may get another one's transaction time; nothing else does what each of the three parts does. */
    @Test
    void isBoundToProcessTransactionAndServer() {
        var bound = TestDatabase.administrator().sql("""
                        select gate.bond() = int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp())
                                             || timestamptz_send(pg_postmaster_start_time())
                        """).query(Boolean.class).single();
        assertThat(bound).isTrue();
    }
}
