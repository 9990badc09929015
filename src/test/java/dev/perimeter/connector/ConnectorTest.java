package dev.perimeter.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What strangers may take of a process, by bare connections. */
@PerimeterTest
@TestPropertySource(
        properties = {
            "perimeter.limits.head=2s",
            "perimeter.limits.body=2s",
            "perimeter.limits.body-memory=1MB",
            "perimeter.limits.connections-per-address=5"
        })
class ConnectorTest {

    private static final String MADE_UP = "A".repeat(43);
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM =
            "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n";
    private static final String TOKEN = "Authorization: Bearer " + MADE_UP + "\r\n";
    private static final String COOKIE = "Cookie: perimeter=" + MADE_UP + "\r\n";
    private static final String HEALTH = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String ONE = "127.0.0.21";
    private static final String ANOTHER = "127.0.0.22";

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @Autowired
    ConnectorLimits limits;

    /** The answer comes while the body is still awaited. */
    @Test
    void nothingIsReadOfWhoShowsNoToken() throws IOException {
        for (var head : List.of(
                post("/api/v1/customers", JSON, 1000),
                post("/api/v1/customers", JSON + "Authorization: Bearer short\r\n", 1000),
                post("/api/v1/auth/password", JSON, 1000))) {
            assertThat(first(head)).startsWith("HTTP/1.1 401");
        }
        for (var head : List.of(
                post("/customers/new", FORM, 1000),
                post("/account/password", FORM, 1000),
                post("/customers/new", FORM + "Cookie: perimeter=short\r\n", 1000),
                post("/join/confirm", FORM, 1000))) {
            assertThat(first(head)).startsWith("HTTP/1.1 302").contains("Location: /sign-in?then=");
        }
    }

    @Test
    void whatEverybodyMaySendIsSmall() {
        var long17 = "{\"email\": \"%s\", \"password\": \"x\"}".formatted("x".repeat(17 * 1024));
        http.post(null, "/auth/sign-in", long17).refuses(413, "too-large");
        http.post(null, "/auth/sign-up", long17).refuses(413, "too-large");
        var page = http.browse(null, "POST", "/sign-in", "email", "x".repeat(17 * 1024), "password", "x");
        assertThat(page.status()).isEqualTo(413);
        var ada = Cast.ada();
        http.post(ada, "/auth/setup", long17).refuses(413, "too-large");
        http.post(ada, "/customers", "{\"name\": \"Grace\", \"notes\": \"%s\"}".formatted("x".repeat(17 * 1024)))
                .refuses(400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/customers/new", "/api/v1/customers", "chunked"})
    void aBodyByTheDropIsRefusedAfterAWhile(String path) throws Exception {
        var head = path.equals("chunked")
                ? "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n"
                : post(path, path.startsWith("/api") ? JSON + TOKEN : FORM + COOKIE, 1000);
        var drop = path.equals("chunked") ? "1\r\nx\r\n" : "x";
        try (var socket = open(ONE)) {
            socket.send(head);
            var answer = socket.dripping(drop, Duration.ofSeconds(6));
            // Who has no session is told so first; a form that cannot be shown again leads to the
            // page to sign in.
            assertThat(answer).matches("(?s)HTTP/1\\.1 (408|401|302) .*");
            if (path.equals("/sign-in") || path.equals("chunked")) {
                assertThat(answer).startsWith("HTTP/1.1 408 ");
            }
        }
    }

    @Test
    void aHeadByTheDropIsCutOff() throws Exception {
        try (var socket = open(ONE)) {
            socket.send("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
            assertThat(socket.dripping("x", Duration.ofSeconds(6))).isEmpty();
        }
        try (var socket = open(ONE)) {
            socket.send(HEALTH);
            assertThat(socket.first()).startsWith("HTTP/1.1 200");
            socket.send("GET /healthz HTTP/1.1\r\nX-Slow: ");
            assertThat(socket.dripping("x", Duration.ofSeconds(6))).isEmpty();
        }
    }

    @Test
    void oneAddressHasSoManyConnectionsAndOthersTheirs() throws Exception {
        var open = new ArrayList<BareConnection>();
        try {
            for (var number = 0; number < 5; number++) {
                open.add(served(ONE));
            }
            try (var sixth = open(ONE)) {
                assertThat(sixth.first()).isEmpty();
            }
            open.add(served(ANOTHER));
            // Of this machine itself, as a proxy's.
            for (var number = 0; number < 7; number++) {
                open.add(served("127.0.0.1"));
            }
            open.removeFirst().close();
            until(() -> {
                try (var again = served(ONE)) {
                    return again != null;
                } catch (AssertionError | IOException stillCounted) {
                    return false;
                }
            });
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    /** With a made-up token, for it is not asked for its body's sake. */
    @Test
    void bodiesInFlightHaveABudgetAndEachNetworkAShareOfIt() throws Exception {
        var announced = 100_000;
        try (var first = open(ONE)) {
            first.send(post("/api/v1/customers", JSON + TOKEN, announced) + "{");
            until(() -> limits.memory().taken() == 2 * announced);
            try (var second = open(ONE);
                    var elsewhere = open(ANOTHER)) {
                second.send(post("/api/v1/auth/sign-in", JSON, 100) + "{");
                elsewhere.send(post("/api/v1/customers", JSON + TOKEN, announced) + "{");
                until(() -> limits.memory().taken() == 4 * announced + 2 * 100);
            }
            var token = Cast.ada().token().text();
            try (var another = open(ONE)) {
                another.send(post("/api/v1/customers", JSON + TOKEN.replace(MADE_UP, token), announced) + "{");
                assertThat(another.first()).startsWith("HTTP/1.1 503").contains("Retry-After: ");
            }
        }
        until(() -> limits.memory().taken() == 0);
    }

    /**
     * Who sends a whole body in vain may go on with the same connection; who announces one and
     * stays away may not.
     */
    @Test
    void theRestOfARefusedBodyIsNotWaitedForLong() throws Exception {
        try (var socket = open(ONE)) {
            socket.send(post("/api/v1/customers", JSON, 50_000) + "x".repeat(50_000));
            assertThat(socket.first()).startsWith("HTTP/1.1 401");
            socket.send(HEALTH);
            assertThat(socket.first()).startsWith("HTTP/1.1 200");
        }
        try (var socket = open(ONE)) {
            socket.send(post("/api/v1/customers", JSON, 50_000));
            assertThat(socket.dripping("x", Duration.ofSeconds(9))).startsWith("HTTP/1.1 401");
        }
    }

    private static String post(String path, String headers, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + length + "\r\n\r\n";
    }

    private BareConnection open(String from) throws IOException {
        return BareConnection.open(port, from);
    }

    private BareConnection served(String from) throws IOException {
        var connection = open(from);
        connection.send(HEALTH);
        assertThat(connection.first()).startsWith("HTTP/1.1 200");
        return connection;
    }

    private String first(String head) throws IOException {
        try (var connection = open("127.0.0.1")) {
            connection.send(head);
            return connection.first();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
