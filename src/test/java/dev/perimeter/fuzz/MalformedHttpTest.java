package dev.perimeter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What no client library sends, over a bare connection: it is refused or cut off, never fails, and never hangs. */
@BehindAProxy
class MalformedHttpTest {

    private static final long SEED = Long.getLong("perimeter.fuzz.seed", System.nanoTime());
    private static final int MUTATIONS = 3_000;
    private static final int THREADS = 8;
    private static final int PATIENCE_MS = 90_000;

    /** Two are for what the caller got wrong: an unknown transfer coding (RFC 9112, 6.1), and an unknown version (RFC 9110, 15.6.6). */
    private static final Pattern FAILURE = Pattern.compile("HTTP/1\\.1 5(?!01 |05 )\\d\\d");

    private static final Pattern INSIDES =
            Pattern.compile("\\tat |\\.java|Exception|SQLSTATE|dev\\.perimeter|org\\.|java\\.|tomcat|Tomcat");

    @Autowired
    Http http;

    @Value("${local.server.port}")
    int port;

    @Test
    void whatIsWrittenByHandIsRefused() throws InterruptedException {
        var refused = check(Malformed.all(), true);
        assertThat(refused).isEmpty();
        http.get(Cast.ada(), "/customers").is(200);
    }

    /** The sender says nothing more, and does not hang up either. */
    @Test
    void whoFallsSilentIsCutOff() throws InterruptedException {
        var silent = List.of(
                "",
                "GET",
                "GET / HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Long: ",
                Malformed.post("/api/v1/customers", "Content-Length: 1000") + "{\"name\"",
                Malformed.post("/api/v1/customers", "Transfer-Encoding: chunked") + "5\r\nab",
                Malformed.post("/api/v1/customers", "Transfer-Encoding: chunked") + "2\r\n{}\r\n",
                Malformed.form("Content-Length: 100") + "email=a",
                Malformed.form("Transfer-Encoding: chunked") + "ffffff\r\nemail=a");
        assertThat(check(silent, false)).isEmpty();
    }

    /** Good requests with some bytes changed, put in or left out. */
    @Test
    void whatIsDamagedOnItsWayIsRefused() throws InterruptedException {
        var token = Cast.ada().token().text();
        var random = new Random(SEED);
        var good = List.of(
                "GET /api/v1/customers?limit=5&q=gr%C3%A4ce HTTP/1.1\r\nHost: localhost:1\r\nAuthorization: Bearer "
                        + token + "\r\nAccept: application/json\r\n\r\n",
                "GET /customers?q=x HTTP/1.1\r\nHost: localhost\r\nCookie: a=b; perimeter=" + token
                        + "\r\nAccept: text/html\r\nAccept-Language: de, en;q=0.5\r\nIf-None-Match: \"x\"\r\n\r\n",
                Malformed.post(
                                "/api/v1/customers",
                                "Content-Length: 17\r\nIdempotency-Key: k\r\nAuthorization: Bearer " + token)
                        + "{\"name\": \"Grace\"}",
                Malformed.post(
                                "/api/v1/customers",
                                "Transfer-Encoding: chunked\r\nTrailer: x\r\nAuthorization: Bearer " + token)
                        + "9;x=\"y\"\r\n{\"name\": \r\n8\r\n\"Grace\"}\r\n0\r\nx: y\r\n\r\n",
                Malformed.form(
                                "Content-Length: 29\r\nX-Forwarded-For: 10.0.0.1, 10.0.0.2\r\nX-Forwarded-Host: shop.example.org:443")
                        + "email=a%40b.c&password=xxxxxx");
        var damaged = new ArrayList<String>();
        for (var number = 0; number < MUTATIONS; number++) {
            var bytes = new StringBuilder(Nonsense.pick(random, good));
            for (var changes = random.nextInt(3); changes >= 0; changes--) {
                damage(bytes, random);
            }
            damaged.add(bytes.toString());
        }
        assertThat(check(damaged, true)).as("seed %d", SEED).isEmpty();
    }

    private static void damage(StringBuilder bytes, Random random) {
        var at = random.nextInt(bytes.length());
        var some = Math.min(bytes.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
            case 1 -> bytes.insert(at, (char) random.nextInt(256));
            case 2 -> bytes.delete(at, some).append(' ');
            case 3 -> bytes.insert(at, bytes.substring(at, some));
            default ->
                bytes.insert(
                        at,
                        Nonsense.pick(
                                random,
                                List.of("\r\n", "\0", "%00", "%", ":", " ", "\r", "\n", "0", "\u00ff", ";", "../")));
        }
    }

    /** @return what was not refused as it should be, each with what was sent */
    private Collection<String> check(List<String> requests, boolean hangsUp) throws InterruptedException {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newFixedThreadPool(hangsUp ? THREADS : requests.size())) {
            threads.invokeAll(requests.stream()
                    .map(request -> Executors.callable(() -> {
                        var answer = answer(request, hangsUp);
                        if (FAILURE.matcher(answer).find()
                                || INSIDES.matcher(answer).find()
                                || answer.startsWith("hangs")) {
                            failures.add(shown(request) + "\nwas answered with\n" + answer);
                        }
                    }))
                    .toList());
        }
        return failures;
    }

    private String answer(String request, boolean hangsUp) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                if (hangsUp) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // Cut off while it was sent: what there is to read comes before.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            return "hangs";
        } catch (IOException e) {
            return "";
        }
    }

    private static String shown(String request) {
        var shown = new StringBuilder();
        for (var c : request.substring(0, Math.min(request.length(), 2_000)).toCharArray()) {
            shown.append(c == '\n' || c >= ' ' && c <= '~' ? "" + c : "\\x%02x".formatted((int) c));
        }
        return shown.toString();
    }
}
