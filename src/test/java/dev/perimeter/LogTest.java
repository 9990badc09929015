package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.gate.Token;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a whole day, as a program reads it: who did what, and nothing that is anybody else's business. */
class LogTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "a long walk round the farm";
    private static final String WRONG = "a wrong turn at the mill";

    @TempDir
    Path data;

    private final List<String> secrets = new ArrayList<>(List.of(
            PASSWORD, WRONG, TestDatabase.SECRET, TestDatabase.SERVER.password(), "Grace", "perimeter=", "Bearer "));

    @Test
    void aDaysLogTellsWhoDidWhatAndNoSecret() throws Exception {
        try (var product = Product.start(
                data,
                "--perimeter.database.url=" + TestDatabase.SERVER.url(),
                "--perimeter.database.username=" + TestDatabase.SERVER.user(),
                "--perimeter.database.password=" + TestDatabase.SERVER.password(),
                "--perimeter.secret=" + TestDatabase.SECRET,
                "--logging.structured.format.console=ecs")) {
            var http = new Http(URI.create(product.address()).getPort());
            theWorkOfADay(http);
            var sam = comingAndGoing(http);
            whatTomcatRefuses(URI.create(product.address()).getPort());
            var last = http.get(sam, "/customers")
                    .refuses(403, "permission-missing")
                    .header("X-Request-Id");
            var lines = awaited(product, last).stream().map(JSON::readTree).toList();
            linesTellWhoDidWhat(lines, sam, last);
            assertThat(product.said()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        }
    }

    private void theWorkOfADay(Http http) {
        var day = new DayAtTheFarmTest();
        day.http = http;
        day.open();
        day.fromTheFirstCallToTheLastParcel();
    }

    /** Signs up, guesses wrong, signs in, is invited, joins, browses, looks for a customer. Everything secret in it is remembered. */
    private Cast.Actor comingAndGoing(Http http) {
        var email = "log-" + UUID.randomUUID() + "@example.org";
        var ada = Cast.ada();
        var code = http.post(ada, "/invites", "{\"note\": \"for Grace\"}")
                .is(201)
                .json()
                .path("code")
                .asString();
        var credentials = "{\"email\": \"%s\", \"password\": \"%s\"}";
        var signedUp = http.post(null, "/auth/sign-up", credentials.formatted(email, PASSWORD))
                .is(201);
        http.post(null, "/auth/sign-in", credentials.formatted(email, WRONG)).refuses(401, "sign-in-failed");
        http.post(null, "/auth/sign-in", credentials.formatted(email, PASSWORD)).is(200);
        http.browse(null, "POST", "/sign-in", "email", email, "password", WRONG);
        http.browse(null, "GET", "/join?code=" + code);
        var token = signedUp.json().path("token").asString();
        var guest = new Cast.Actor("Sam", email, new Token(token), null, null, null, null);
        var join = "{\"inviteCode\": \"%s\", \"displayName\": \"Grace's Sam\"}".formatted(code);
        var profile = http.post(guest, "/onboarding/staff", join).is(201).json();
        secrets.addAll(List.of(
                email,
                ada.email(),
                code,
                code.replace("-", ""),
                token,
                ada.token().text()));
        http.browse(ada, "GET", "/customers?q=Grace").is(200);
        http.browse(ada, "POST", "/customers/new", "name", "Grace", "email", email);
        http.post(ada, "/customers", "{\"name\": \"Grace\", \"email\": 3}").is(400);
        http.send(null, "GET", "//Grace/" + token, null).is(404);
        return new Cast.Actor("Sam", email, guest.token(), null, id(profile, "account"), null, id(profile, "company"));
    }

    /**
     * Before anything of ours is asked, and once a day in another log level: none of it names what
     * was sent.
     */
    private void whatTomcatRefuses(int port) throws IOException {
        var mark = "SecretOf" + UUID.randomUUID();
        secrets.add(mark);
        secrets.add(mark.substring(8));
        for (var request : List.of(
                "GET /customers HTTP/1.1\r\nHost: x\r\nCookie: perimeter=%s \u00e9; other=\"%s",
                "GET /customers HTTP/1.1\r\nHost: x\r\nCookie: $Version=1; perimeter=\"%s\0\"; =%s",
                "GET /customers?q=%s[Person]&token=%s HTTP/1.1\r\nHost: x",
                "GET /customers?%%zz=%s&%s=%%zz HTTP/1.1\r\nHost: x",
                "GET /%s\\{} HTTP/1.1\r\nHost: x\r\nX: %s",
                "GET / HTTP/1.1\r\nHost: x\r\n%s with blanks: %s",
                "GET / HTTP/1.1\r\nHost: x\r\nA: %s\0%s",
                "GET / HTTP/1.1\r\nHost: %s/..%s",
                "%s %s\0 \u00ff garbage",
                "G%s\u00e9T /%s HTTP/1.1\r\nHost: x",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: %s%s",
                "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: %s, %s",
                "GET /app/%s/..;/%s HTTP/1.1\r\nHost: x\r\nAccept-Language: de,en,fr,es,it,nl,pl,pt,sv,da,fi",
                "POST /sign-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=%%zz%s&%s=%%")) {
            try (var socket = new Socket("localhost", port)) {
                var bytes = request.formatted(mark, mark) + "\r\n\r\n";
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    private static UUID id(JsonNode profile, String of) {
        return UUID.fromString(profile.path(of).path("id").asString());
    }

    private static void linesTellWhoDidWhat(List<JsonNode> lines, Cast.Actor sam, String last) {
        var told = lines.stream()
                .filter(line -> text(line, "requestId").equals(last))
                .toList();
        assertThat(told).hasSize(1);
        var line = told.getFirst();
        assertThat(text(line, "method")).isEqualTo("GET");
        assertThat(text(line, "route")).isEqualTo("/api/v1/customers");
        assertThat(line.path("status").asInt()).isEqualTo(403);
        assertThat(line.path("durationMs").isNumber()).isTrue();
        assertThat(text(line, "problem")).isEqualTo("permission-missing");
        assertThat(lines)
                .anyMatch(other -> text(other, "route").equals("/api/v1/orders/{id}/transitions")
                        && text(other, "accountId").length() == 36
                        && text(other, "companyId").length() == 36)
                .anyMatch(other -> text(other, "route").equals("/api/v1/onboarding/staff")
                        && other.path("status").asInt() == 201)
                .anyMatch(other -> text(other, "route").equals("/customers")
                        && text(other, "companyId").equals(sam.company().toString()));
    }

    private static String text(JsonNode line, String field) {
        return line.path(field).asString("");
    }

    /** The line of a request is written when its answer is on the way already. */
    private static List<String> awaited(Product product, String requestId) throws InterruptedException {
        for (var tries = 0; tries < 600; tries++) {
            var said = product.said();
            if (said.stream().anyMatch(line -> line.contains(requestId))) {
                return said;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new IllegalStateException("no line of request " + requestId);
    }
}
