package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.TestPropertySource;

/**
 * Spec 1.4: what SQL does to a pooled connection reaches no later request. Each pool is small, so that the next request gets that very
 * connection; its statements are under the names that the driver has given them, and were run often enough to have one.
 */
@PerimeterTest
@TestPropertySource(properties = "perimeter.pool-size=1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonedConnectionTest {

    private static final int NAMES = 60;

    @Autowired
    Http http;

    @Autowired
    HikariDataSource appPool;

    @Autowired
    @Qualifier("authPool")
    HikariDataSource authPool;

    /** Counts what no rollback takes back: each time that a planted statement runs. After the start, which would be refused. */
    @BeforeAll
    void aTrap() {
        var administrator = TestDatabase.administrator();
        administrator.sql("create schema trap").update();
        administrator.sql("create sequence trap.sprung").update();
        administrator
                .sql("grant usage on schema trap to perimeter_app, perimeter_auth")
                .update();
        administrator
                .sql("grant usage on sequence trap.sprung to perimeter_app, perimeter_auth")
                .update();
    }

    @AfterAll
    void disarmed() {
        TestDatabase.administrator().sql("drop schema trap cascade").update();
    }

    static Stream<String> poisons() {
        return Stream.of(
                "declare held cursor with hold for select 1",
                "prepare innocent as select 1",
                "listen whisper",
                "set search_path = pg_temp",
                "set default_transaction_isolation = 'serializable'",
                "set default_transaction_read_only = on",
                "set row_security = off",
                "set role perimeter_app",
                "set session authorization default",
                "set statement_timeout = '1ms'",
                "set lock_timeout = '1ms'",
                "set idle_in_transaction_session_timeout = '1ms'",
                "set transaction_timeout = '1ms'",
                "set perimeter.seal = 'x'",
                "set standard_conforming_strings = off",
                "set transform_null_equals = on",
                "set TimeZone = 'Pacific/Kiritimati'",
                "set bytea_output = 'escape'",
                "set DateStyle = 'German'",
                "set client_encoding = 'LATIN1'",
                "set plan_cache_mode = force_generic_plan",
                "set debug_parallel_query = on",
                "begin",
                "begin isolation level repeatable read; select 1",
                "deallocate all",
                "discard all",
                "discard plans");
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void theNextRequestIsAnsweredAsIfNothingHadHappened(String poison) {
        var ada = customerOf(Cast.ada(), "Ada's Grace");
        var rita = customerOf(Cast.rita(), "Rita's Joan");
        for (var actor : List.of(ada, rita)) {
            Poison.into(appPool, poison);
            Poison.into(authPool, poison);
            var name = actor == ada ? "Ada's Grace" : "Rita's Joan";
            assertThat(http.get(actor, "/customers").is(200).text())
                    .contains(name)
                    .doesNotContain(actor == ada ? "Rita" : "Ada");
            Poison.into(appPool, poison);
            http.post(actor, "/customers", "{\"name\": \"Another\"}", "Idempotency-Key", "k")
                    .is(201);
            Poison.into(authPool, poison);
            http.get(actor, "/auth/profile").is(200);
            Poison.into(appPool, poison);
            Poison.into(authPool, poison);
            found(Cast.visitor("Newcomer"));
            assertThat(http.send(null, "GET", "//readyz", null).status()).isEqualTo(200);
        }
    }

    /** S17: the driver's own statements taken away, one by one; what it then sends fails, is noticed and repeated elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/company", "/auth/profile", "/auth/sessions"})
    void aStatementThatWasTakenAwayIsMadeAnew(String path) {
        var ada = customerOf(Cast.ada(), "Grace");
        warm(ada);
        var all = IntStream.range(0, NAMES)
                .mapToObj(name -> "deallocate \"S_" + name + "\"")
                .toArray(String[]::new);
        Poison.into(appPool, all);
        Poison.into(authPool, all);
        http.get(ada, path).is(200);
        warm(ada);
    }

    /** S17: a statement of the attacker's under each name that the driver may use, with every sort of parameters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(bytea)",
                "(bytea, text)",
                "(bytea, text, text, text, text, text)",
                "(uuid, uuid)",
                "(bytea, uuid, text)"
            })
    void aPlantedStatementIsNeverRun(String parameters) {
        var ada = customerOf(Cast.ada(), "Grace");
        var before = sprung();
        for (var act : List.<Runnable>of(
                () -> http.get(ada, "/customers").is(200),
                () -> http.post(ada, "/customers", "{\"name\": \"Joan\"}").is(201),
                () -> http.post(ada, "/customers", "{\"name\": \"Joan\"}", "Idempotency-Key", "x" + before)
                        .is(201),
                () -> http.get(ada, "/auth/profile").is(200),
                () -> http.get(ada, "/auth/sessions").is(200),
                () -> http.send(null, "GET", "//readyz", null).is(200),
                () -> found(Cast.visitor("Newcomer")),
                () -> http.get(Cast.visitor("Nobody"), "/customers").is(403))) {
            warm(ada);
            plant(appPool, parameters);
            plant(authPool, parameters);
            act.run();
            assertThat(sprung()).isEqualTo(before);
        }
    }

    /** The driver gives a name to what it sends often: to that which opens a transaction, or takes a token, it gives none. */
    @Test
    void whatTakesATokenHasNoName() throws SQLException {
        var ada = customerOf(Cast.ada(), "Grace");
        warm(ada);
        found(Cast.visitor("Newcomer"));
        for (var pool : List.of(appPool, authPool)) {
            try (var connection = pool.getConnection();
                    var rows = connection
                            .createStatement()
                            .executeQuery("select lower(statement) from pg_prepared_statements")) {
                while (rows.next()) {
                    assertThat(rows.getString(1))
                            .doesNotContain("gate.enter", "gate.identify", "gate.profile", "gate.found_company")
                            .isNotEqualTo("begin");
                }
            }
        }
    }

    private void warm(Cast.Actor ada) {
        for (var i = 0; i < 7; i++) {
            http.get(ada, "/customers").is(200);
            http.get(ada, "/company").is(200);
            http.get(ada, "/auth/profile").is(200);
            http.get(ada, "/auth/sessions").is(200);
            http.post(ada, "/customers", "{\"name\": \"Warm\"}").is(201);
        }
    }

    private Cast.Actor customerOf(Cast.Actor actor, String name) {
        http.post(actor, "/customers", "{\"name\": \"%s\"}".formatted(name)).is(201);
        return actor;
    }

    private void found(Cast.Actor visitor) {
        http.post(visitor, "/onboarding/owner", """
                        {"displayName": "Newcomer", "company": {"name": "Prints", "industry": "Prototyping", "size": "1", "city": "Paris",
                         "currency": "EUR"}}""").is(201);
    }

    private static void plant(HikariDataSource pool, String parameters) {
        Poison.into(
                pool,
                IntStream.range(0, NAMES)
                        .boxed()
                        .flatMap(name -> Stream.of(
                                "deallocate \"S_" + name + "\"",
                                "prepare \"S_" + name + "\" " + parameters + " as select nextval('trap.sprung')"))
                        .toArray(String[]::new));
    }

    private static long sprung() {
        return TestDatabase.administrator()
                .sql("select case when is_called then last_value else 0 end from trap.sprung")
                .query(Long.class)
                .single();
    }
}
