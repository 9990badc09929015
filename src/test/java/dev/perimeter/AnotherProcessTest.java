package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.gate.Permission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two processes on one database, the other one with two connections only. */
@PerimeterTest
class AnotherProcessTest {

    private static final AnotherProcess OTHER =
            AnotherProcess.start("perimeter.pool-size=2", "perimeter.throttle.sign-in-per-account-and-address=3");

    @Autowired
    Http http;

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    @Test
    void whatIsEndedOrTakenAwayInOneIsGoneInTheOther() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_VIEW);
        OTHER.http().get(ada, "/customers").is(200);
        OTHER.http().get(sam, "/customers").is(200);
        http.post(ada, "/auth/sign-out", null).is(204);
        TestDatabase.administrator()
                .sql("update membership set customers_view = false where account_id = ?")
                .param(sam.account())
                .update();
        OTHER.http().get(ada, "/customers").refuses(401, "no-session");
        OTHER.http().get(sam, "/customers").refuses(403, "permission-missing");
    }

    @Test
    void failuresAreCountedTogether() {
        var body = "{\"email\": \"%s@example.org\", \"password\": \"a wrong password\"}".formatted(UUID.randomUUID());
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        OTHER.http().post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        OTHER.http().post(null, "/auth/sign-in", body).refuses(429, "too-many-requests");
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
    }

    @Test
    void aForgedAddressIsNoWayRoundWithoutAProxy() {
        var body = "{\"email\": \"%s@example.org\", \"password\": \"a wrong password\"}".formatted(UUID.randomUUID());
        for (var i = 0; i < 3; i++) {
            OTHER.http()
                    .post(null, "/auth/sign-in", body, "X-Forwarded-For", "10.8.0." + i, "X-Real-IP", "10.8.1." + i)
                    .refuses(401, "sign-in-failed");
        }
        OTHER.http()
                .post(null, "/auth/sign-in", body, "X-Forwarded-For", "10.8.0.9", "Forwarded", "for=10.8.0.9")
                .refuses(429, "too-many-requests");
    }

    @Test
    void aCursorAndARepeatedRequestAreGoodInBoth() {
        var ada = Cast.ada();
        var grace = "{\"name\": \"Grace\"}";
        var first = http.post(ada, "/customers", grace, "Idempotency-Key", "k").is(201);
        var second = OTHER.http()
                .post(ada, "/customers", grace, "Idempotency-Key", "k")
                .is(201);
        assertThat(second.text()).isEqualTo(first.text());
        http.post(ada, "/customers", "{\"name\": \"Joan\"}").is(201);
        var next = http.get(ada, "/customers?limit=1").json().path("next").asString();
        OTHER.http().get(ada, "/customers?limit=1&after=" + next).is(200);
    }

    /** Both connections are in use: whoever comes is sent away within about a second, and served again afterwards. */
    @Test
    void withoutAConnectionTheAnswerIsComeBackSoon() throws SQLException {
        var ada = Cast.ada();
        OTHER.http().get(ada, "/customers").is(200);
        for (var pool : new String[] {"appPool", "authPool"}) {
            var held = new ArrayList<Connection>();
            try {
                held.add(OTHER.bean(pool, HikariDataSource.class).getConnection());
                held.add(OTHER.bean(pool, HikariDataSource.class).getConnection());
                var start = System.nanoTime();
                var path = pool.equals("appPool") ? "/customers" : "/auth/profile";
                var answer = OTHER.http().get(ada, path).refuses(503, "unavailable");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2500);
                OTHER.http().send(null, "GET", "//readyz", null).is(503);
                OTHER.http().send(null, "GET", "//healthz", null).is(200);
            } finally {
                for (var connection : held) {
                    connection.close();
                }
            }
            OTHER.http().get(ada, "/customers").is(200);
            OTHER.http().send(null, "GET", "//readyz", null).is(200);
        }
    }
}
