package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.gate.Permission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two processes on one database, the other one with two connections only. */
@PerimeterTest
class AnotherProcessTest {

    private final Http other = AnotherProcess.http();

    @Autowired
    Http http;

    @Test
    void whatIsEndedOrTakenAwayInOneIsGoneInTheOther() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_VIEW);
        other.get(ada, "/customers").is(200);
        other.get(sam, "/customers").is(200);
        http.post(ada, "/auth/sign-out", null).is(204);
        TestDatabase.administrator()
                .sql("update membership set customers_view = false where account_id = ?")
                .param(sam.account())
                .update();
        other.get(ada, "/customers").refuses(401, "no-session");
        other.get(sam, "/customers").refuses(403, "permission-missing");
    }

    @Test
    void failuresAreCountedTogether() {
        var body = "{\"email\": \"%s@example.org\", \"password\": \"a wrong password\"}".formatted(UUID.randomUUID());
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        other.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
        other.post(null, "/auth/sign-in", body).refuses(429, "too-many-requests");
        http.post(null, "/auth/sign-in", body).refuses(401, "sign-in-failed");
    }

    @Test
    void aForgedAddressIsNoWayRoundWithoutAProxy() {
        var body = "{\"email\": \"%s@example.org\", \"password\": \"a wrong password\"}".formatted(UUID.randomUUID());
        for (var i = 0; i < 3; i++) {
            other.post(null, "/auth/sign-in", body, "X-Forwarded-For", "10.8.0." + i, "X-Real-IP", "10.8.1." + i)
                    .refuses(401, "sign-in-failed");
        }
        other.post(null, "/auth/sign-in", body, "X-Forwarded-For", "10.8.0.9", "Forwarded", "for=10.8.0.9")
                .refuses(429, "too-many-requests");
    }

    @Test
    void aCursorAndARepeatedRequestAreGoodInBoth() {
        var ada = Cast.ada();
        var grace = "{\"name\": \"Grace\"}";
        var first = http.post(ada, "/customers", grace, "Idempotency-Key", "k").is(201);
        var second =
                other.post(ada, "/customers", grace, "Idempotency-Key", "k").is(201);
        assertThat(second.text()).isEqualTo(first.text());
        http.post(ada, "/customers", "{\"name\": \"Joan\"}").is(201);
        var next = http.get(ada, "/customers?limit=1").json().path("next").asString();
        other.get(ada, "/customers?limit=1&after=" + next).is(200);
    }

    /** All connections are in use: whoever comes is sent away after two seconds, on a busy machine later, and served again afterwards. */
    @Test
    void withoutAConnectionTheAnswerIsComeBackSoon() throws SQLException {
        var ada = Cast.ada();
        other.get(ada, "/customers").is(200);
        for (var pool : new String[] {"appPool", "authPool"}) {
            var held = new ArrayList<Connection>();
            try {
                while (held.size() < AnotherProcess.pool(pool).getMaximumPoolSize()) {
                    held.add(AnotherProcess.pool(pool).getConnection());
                }
                var start = System.nanoTime();
                var path = pool.equals("appPool") ? "/customers" : "/auth/profile";
                var answer = other.get(ada, path).refuses(503, "unavailable");
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
                other.send(null, "GET", "//readyz", null).is(503);
                other.send(null, "GET", "//healthz", null).is(200);
            } finally {
                for (var connection : held) {
                    connection.close();
                }
            }
            other.get(ada, "/customers").is(200);
            other.send(null, "GET", "//readyz", null).is(200);
        }
    }
}
