package dev.perimeter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Headers that are well formed and say odd things: whatever they say, nothing fails, for anybody,
 * anywhere.
 */
@BehindAProxy
@ExtendWith(OutputCaptureExtension.class)
class HeaderValuesTest {

    private static final String MANY = "%s,".repeat(400);

    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry(
                    "Accept-Language",
                    List.of(
                            "de,en,fr,es,it,nl,pl,pt,sv,da,fi",
                            "de;q=0.9,en;q=0.8,fr;q=0.7,es;q=0.6,it,nl,pl,pt,sv,da,fi;q=0.1,nb,cs",
                            MANY.replace("%s", "de"),
                            ",,,,,,,,,,,,,,",
                            "*,*;q=2,-;q=x,a-b-c-d-e-f-g-h,;;;",
                            "x".repeat(5_000),
                            "de\r\nAccept-Language: en,fr,es,it,nl,pl,pt,sv,da,fi,nb")),
            Map.entry(
                    "Accept",
                    List.of(
                            "*",
                            "a/b;q=9,c/d;q=-1",
                            MANY.replace("%s", "text/html"),
                            "text/html;charset=\"",
                            "/",
                            "*/x,\0")),
            Map.entry(
                    "Cookie",
                    List.of(
                            "perimeter=",
                            "perimeter=\"",
                            "perimeter=a\u00e9",
                            "a=b; ".repeat(1_000),
                            "$Version=1; perimeter=x; $Path=/",
                            "=;=;=",
                            "perimeter",
                            "perimeter=x\r\nCookie: perimeter=y")),
            Map.entry(
                    "If-Match",
                    List.of(
                            "*",
                            "\"",
                            "\"\"",
                            "W/\"1\"",
                            "1",
                            "\"99999999999999999999\"",
                            MANY.replace("%s", "\"1\""),
                            "\"-1\"")),
            Map.entry("If-None-Match", List.of("*", "\"", "W/", "x", MANY.replace("%s", "\"1\""), ",,,")),
            Map.entry(
                    "If-Modified-Since",
                    List.of("yesterday", "-1", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry(
                    "Range",
                    List.of(
                            "bytes=0-",
                            "bytes=9-1",
                            "bytes=-",
                            "bytes=" + MANY.replace("%s", "0-1"),
                            "x=1-2",
                            "bytes=0-99999999999999999999")),
            Map.entry("If-Range", List.of("\"", "yesterday", "W/\"1\"")),
            Map.entry(
                    "X-Forwarded-For",
                    List.of(
                            "",
                            ",,,",
                            "x",
                            "[::1",
                            "1.2.3.4:99999",
                            "fe80::1%lo",
                            MANY.replace("%s", "10.0.0.1"),
                            "999.1.1.1")),
            Map.entry("X-Forwarded-Proto", List.of("", "https,http", "gopher", ",")),
            Map.entry("X-Forwarded-Host", List.of("", "a b", "[::1", "x:99999999", "x:0", "/", "a,b")),
            Map.entry(
                    "Content-Type",
                    List.of(
                            "",
                            ";",
                            "application/json;charset=x",
                            "multipart/form-data",
                            "a",
                            "text/html; charset=\"",
                            "/")),
            Map.entry("Idempotency-Key", List.of("", " ", "x".repeat(300), "a b")),
            Map.entry("X-Request-Id", List.of("", "x", "x".repeat(300), "a\u00e9b")),
            Map.entry("Origin", List.of("null", "http://[", "://", "http://x y")),
            Map.entry("Sec-Fetch-Site", List.of("", "none", "same-origin,cross-site")),
            Map.entry("HX-Current-URL", List.of("http://[", "\u00e9", "javascript:alert(1)")),
            Map.entry("Expect", List.of("100-continue", "x")),
            Map.entry("Connection", List.of("close, close", "upgrade", "x")),
            Map.entry("Accept-Encoding", List.of("gzip;q=9", "x", MANY.replace("%s", "gzip"))),
            Map.entry("User-Agent", List.of("", "x".repeat(5_000), "\u00e9\u00ff")));

    @LocalServerPort
    int port;

    @Test
    void noValueMakesAnAnswerFail(CapturedOutput output) throws IOException {
        var token = Cast.ada().token().text();
        var failed = new ArrayList<String>();
        for (var header : VALUES.entrySet()) {
            for (var value : header.getValue()) {
                for (var line : List.of(
                        "GET /healthz",
                        "GET /sign-in",
                        "GET /customers",
                        "GET /api/v1/customers",
                        "POST /sign-in",
                        "GET /nowhere",
                        "GET /app/forms.js")) {
                    for (var who :
                            List.of("", "Authorization: Bearer " + token + "\r\nCookie: perimeter=" + token + "\r\n")) {
                        var answer = answer(line + " HTTP/1.1\r\nHost: localhost\r\n" + who + header.getKey() + ": "
                                + value + "\r\nConnection: close\r\n\r\n");
                        if (answer.startsWith("HTTP/1.1 5")) {
                            failed.add(line + " with " + header.getKey() + ": " + value + " -> "
                                    + answer.lines().findFirst().orElse(""));
                        }
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(output.getAll()).doesNotContain("Request failed", "\tat ");
    }

    /** Not only that they do no harm: the first is the one that the reader wants. */
    @Test
    void elevenLanguagesAreTenOfThem() throws IOException {
        assertThat(answer("""
                GET /sign-in HTTP/1.1\r
                Host: localhost\r
                Accept-Language: de,en,fr,es,it,nl,pl,pt,sv,da,fi\r
                Connection: close\r
                \r
                """)).startsWith("HTTP/1.1 200").contains("<html lang=\"de\"");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "";
        }
    }
}
