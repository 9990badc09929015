package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Statuses, names and headers of what is refused outside the handlers. */
@WebTest
class AnswersTest {

    private static final String KNOWN = "/api/v1/orders/" + Shop.KNOWN;

    private final Wire wire;

    AnswersTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void twoUnknownIdsGetTheSameAnswerByteForByte() {
        var one = wire.get("/api/v1/orders/" + UUID.randomUUID());
        var other = wire.get("/api/v1/orders/not-an-id");
        assertThat(one.outcome()).isEqualTo("404 not-found");
        assertThat(one.http().body()).isEqualTo(other.http().body()).doesNotContain("instance");
        assertThat(one.http().headers().map().keySet())
                .isEqualTo(other.http().headers().map().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/nothing                     | 404 not-found
            GET    | /api/v1/orders/                     | 404 not-found
            GET    | /api/v1/Orders                      | 404 not-found
            GET    | /api                                | 404 not-found
            GET    | /nothing                            | 404 not-found
            GET    | /error                              | 404 not-found
            PUT    | /api/v1/orders                      | 405 method-not-allowed
            OPTIONS | /api/v1/orders                     | 405 method-not-allowed
            PROPFIND | /api/v1/orders                    | 405 method-not-allowed
            GET    | //api/v1/orders                     | 400 malformed
            GET    | /api/v1//orders                     | 400 malformed
            GET    | /api/v1/..;/v1/orders               | 400 malformed
            GET    | /api/v1/orders;x=1                  | 400 malformed
            GET    | /api/v1/%2e%2e/v1/orders            | 400 malformed
            GET    | /api/v1/orders%2f                   | 400 malformed
            GET    | /api/v1/orders%00                   | 400 malformed
            GET    | /api/v1/orders%0a                   | 400 malformed
            GET    | /api/v1/orders%zz                   | 400 malformed
            GET    | /api/v1/orders?limit=%zz            | 400 malformed
            GET    | /api/v1/orders?limit=%c3            | 400 malformed
            GET    | /api/v1/orders/found                | 400 invalid
            GET    | /api/v1/orders/found?needed=x       | 400 invalid
            GET    | /api/v1/orders/1-1-1-1-1            | 404 not-found
            """)
    void aRefusalIsAlwaysAProblem(String method, String path, String outcome) throws IOException {
        var answer = wire.raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + outcome.substring(0, 4)).contains("application/problem+json");
        assertThat(answer).contains("\"/problems/" + outcome.substring(4) + "\"");
        assertThat(answer).contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy");
        assertThat(answer).doesNotContain("Tomcat", "org.spring", "Exception");
    }

    @Test
    void traceIsNotAnswered() throws IOException {
        var answer = wire.raw(
                "TRACE /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nX-Secret: s\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .contains("method-not-allowed")
                .doesNotContain("X-Secret");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertThat(wire.send("PUT", KNOWN, new byte[0]).header("Allow")).contains("GET", "PATCH", "DELETE");
        var override = wire.send("POST", KNOWN, new byte[0], "X-HTTP-Method-Override", "DELETE");
        assertThat(override.outcome()).isEqualTo("405 method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            23503 | 409 in-use
            23505 | 409 conflict
            55P03 | 503 unavailable
            57014 | 503 unavailable
            40001 | 503 unavailable
            08006 | 503 unavailable
            57P01 | 503 unavailable
            53300 | 503 unavailable
            42601 | 500 internal
            none  | 500 internal
            """)
    void whatTheDatabaseRefusesIsToldWithoutItsWords(String state, String outcome) {
        var answer = wire.send("POST", "/api/v1/orders/failure/" + state, new byte[0]);
        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.http().body()).doesNotContain("secret", "SQL", "Exception", "java");
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(answer.status() != 503);
        assertThat(answer.json().has("trace")).isEqualTo(answer.status() == 500);
    }
}
