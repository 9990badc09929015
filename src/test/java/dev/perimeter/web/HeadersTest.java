package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer carries, and what a request may ask of it. */
@WebTest
class HeadersTest {

    private static final String KNOWN = "/api/v1/orders/" + Shop.KNOWN;

    private final Wire wire;

    HeadersTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        var head = wire.send("HEAD", KNOWN, new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"3\"");
        assertThat(head.http().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json              | 200
            */*                           | 200
            text/html, */*;q=0.1          | 200
            application/*                 | 200
            text/html                     | 406 not-acceptable
            application/problem+json      | 406 not-acceptable
            nonsense                      | 406 not-acceptable
            """)
    void theAnswerIsJsonOrNothing(String accept, String outcome) {
        assertThat(wire.get(KNOWN, "Accept", accept).outcome()).isEqualTo(outcome);
    }

    @Test
    void everyAnswerOfTheInterfaceCarriesTheHeaders() {
        for (var path : new String[] {KNOWN, "/api/v1/nothing", "/api/v1/orders?x=1"}) {
            var answer = wire.get(path);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
        assertThat(wire.get("/nothing").header("Content-Security-Policy")).startsWith("default-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: " + "a", "Cookie: a=b"})
    void headersBeyondTheirLimitAreRefused(String header) throws IOException {
        var answer = wire.raw(
                "GET /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n" + header + "a".repeat(17_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Tomcat");
    }

    /** Before any page could be made, it is one all the same, in the reader's language. */
    @Test
    void whatTheServerItselfRefusesIsAPageForABrowser() throws IOException {
        var answer = wire.raw("GET /orders/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Accept: text/html\r\nAccept-Language: de\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("text/html", "Diese Anfrage ist nicht lesbar.");
    }

    @Test
    void aFailureOutsideTheInterfaceShowsNothingEither() {
        var answer = wire.get("/nothing", "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.http().body()).doesNotContain("Tomcat", "Whitelabel");
    }
}
