package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/**
 * What goes wrong on the way through the gate costs the request that it happens to, and nobody
 * else.
 */
@PerimeterTest
@TestPropertySource(properties = "perimeter.pool-size=2")
class GateFailuresTest {

    private static final JdbcClient DB = TestDatabase.administrator();

    @Autowired
    Http http;

    @Autowired
    HikariDataSource appPool;

    /** Another one would leave the pool smaller each time, until nobody is let in any more. */
    @Test
    void anErrorOfTheMachineLeaksNoConnection() {
        var isBroken = new AtomicBoolean();
        var config = new HikariConfig();
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(1_000);
        config.setDataSource(failing(isBroken));
        try (var pool = new HikariDataSource(config)) {
            var gate = new Gate(pool, pool, JdbcClient.create(pool));
            isBroken.set(true);
            for (var times = 0; times < 5; times++) {
                assertThatThrownBy(() -> gate.enter(Token.random(), null, null)).isInstanceOf(StackOverflowError.class);
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    /** Of a time limit on a busy server: to empty the pool then would make it busier. */
    @Test
    void whatIsCancelledIsAnsweredAndThePoolKept() throws Exception {
        var ada = Cast.ada();
        http.get(ada, "/customers").is(200);
        http.get(ada, "/customers").is(200);
        try (var lock = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password())) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table gate.session in access exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> http.get(ada, "/customers"));
            var pid = waiting();
            DB.sql("select pg_cancel_backend(?)")
                    .param(pid)
                    .query(Boolean.class)
                    .single();
            answer.get().refuses(503, "unavailable");
            assertThat(answer.get().header("Retry-After")).isNotNull();
            assertThat(isThere(pid)).isTrue();
            lock.rollback();
        }
        http.get(ada, "/customers").is(200);
    }

    private static int waiting() throws InterruptedException {
        for (var tries = 0; tries < 100; tries++) {
            List<Integer> pids = DB.sql(
                            "select pid from pg_locks where not granted and relation = 'gate.session'::regclass")
                    .query(Integer.class)
                    .list();
            if (!pids.isEmpty()) {
                return pids.getFirst();
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        throw new IllegalStateException("nobody waits");
    }

    /** For a while: a connection that is to be dropped goes when it is given back. */
    private static boolean isThere(int pid) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(500));
        return DB.sql("select count(*) from pg_stat_activity where pid = ?")
                        .param(pid)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** A database whose connections fail with an error when a transaction begins. */
    private static DelegatingDataSource failing(AtomicBoolean isBroken) {
        return new DelegatingDataSource(new DriverManagerDataSource(
                TestDatabase.SERVER.url(), TestDatabase.SERVER.user(), TestDatabase.SERVER.password())) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                            if (isBroken.get() && method.getName().equals("setAutoCommit")) {
                                throw new StackOverflowError("not really");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
            }
        };
    }
}
