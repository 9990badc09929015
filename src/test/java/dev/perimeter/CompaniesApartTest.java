package dev.perimeter;

import static dev.perimeter.prove.sql.Attacker.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.prove.sql.Attacker;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGStatement;

/** Plans, cursors, locks and estimates of the server: none of them carries anything from one company to another (spec 1.2, 1.5). */
@PerimeterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompaniesApartTest {

    private Rivals rivals;

    @BeforeAll
    void twoCompanies() {
        rivals = new Rivals();
    }

    @AfterAll
    void goHome() {
        rivals.close();
    }

    /** S29 */
    @Test
    void aCachedPlanServesEachCompanyItsOwnRows() throws SQLException {
        try (var connection = TestDatabase.connect(APP, ScratchDatabase.password(APP));
                var statement = connection.createStatement();
                var prepared = connection.prepareStatement("select name from customer where name like ?")) {
            prepared.unwrap(PGStatement.class).setPrepareThreshold(1);
            statement.execute("set plan_cache_mode = force_generic_plan");
            for (var turn = 0; turn < 10; turn++) {
                var actor = turn % 2 == 0 ? rivals.a : rivals.b;
                statement.execute("begin");
                statement.execute(Attacker.enter(actor.token().text()));
                prepared.setString(1, "known-of-%");
                try (var rows = prepared.executeQuery()) {
                    rows.next();
                    assertThat(rows.getString(1)).isEqualTo(actor == rivals.a ? "known-of-a" : "known-of-b");
                    assertThat(rows.next()).isFalse();
                }
                statement.execute("commit");
                try (var rows = prepared.executeQuery()) {
                    assertThat(rows.next()).isFalse();
                }
            }
        }
    }

    @Test
    void aCursorReadsNothingBeforeTheGateAndOneCompanyBehindIt() {
        try (var attacker = Attackers.as(APP)) {
            attacker.run("begin; declare early cursor for select name, notes from customer");
            attacker.run("declare open cursor for select name, notes from customer");
            assertThat(attacker.ask("fetch all from open")).isEmpty();
            attacker.run(Attacker.enter(rivals.a.token().text()));
            assertThat(attacker.run("fetch all from open; fetch all from early").words())
                    .doesNotContain(rivals.markOfB);
            attacker.run("declare late cursor for select name, notes from customer; fetch 1 from late");
            attacker.run("select set_config('perimeter.seal', '" + rivals.b.company() + "', true)");
            assertThat(attacker.run("fetch all from late").words()).doesNotContain(rivals.markOfB);
        }
    }

    /** 48: whether a row of B is there, locked or not, takes the same time and gives the same answer. */
    @Test
    void aLockOfAnotherCompanyIsNotFelt() throws SQLException {
        try (var busy = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
                var attacker = Attackers.as(APP)) {
            busy.setAutoCommit(false);
            for (var table : List.of("customer", "printer", "spool", "company_counter", "idempotency_key")) {
                busy.createStatement()
                        .execute(rivals.in("select from " + table + " where company_id = '{b}' for update"));
            }
            busy.createStatement().execute(rivals.in("select from company where id = '{b}' for update"));
            attacker.run("set lock_timeout = '1ms'");
            attacker.enter(rivals.a.token());
            for (var sql : List.of(
                    "select name from company where id = '{b}' for update",
                    "update idempotency_key set body = 'x' where company_id = '{b}'",
                    "update company set city = 'x' where id = '{b}'",
                    "select gate.remove_customer('{b}', '{b.customer}')",
                    "select gate.remove_printer('{b}', '{b.machine}')",
                    "select gate.consume('{b}', '{b.spool}', gen_random_uuid(), gen_random_uuid(), 1)",
                    "select name from gate.printer_to_print_on('{a}', '{b.machine}')",
                    "insert into customer (company_id, id, number, name, name_key) values ('{a}', '{b.customer}', 99, 'xx', 'xx')")) {
                assertThat(attacker.run(rivals.in(sql)).state()).as(sql).isEqualTo("00000");
            }
            assertThat(attacker.run(rivals.in("select gate.next_number('{b}', 'customer', 1)"))
                            .state())
                    .isEqualTo("42501");
        }
    }

    /** 3.5 of what stays open: EXPLAIN would say what the planner knows of each company. */
    @Test
    void thePlannerExpectsTheSameOfEveryCompany() {
        try (var attacker = Attackers.as(APP)) {
            for (var table : List.of("customer", "printer", "spool", "spool_event", "idempotency_key")) {
                var nobody = UUID.randomUUID();
                var ofNobody = attacker.ask("explain select from " + table + " where company_id = '" + nobody + "'");
                var ofB = attacker.ask(rivals.in("explain select from " + table + " where company_id = '{b}'"));
                assertThat(ofB.replace(rivals.b.company().toString(), "X"))
                        .isEqualTo(ofNobody.replace(nobody.toString(), "X"));
            }
        }
    }
}
