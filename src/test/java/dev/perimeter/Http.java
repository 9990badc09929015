package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.rivals.AnswerText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the application as a program would, over a real connection. */
@TestComponent
@Lazy
public class Http {

    static {
        // Read once, by the first client: a browser on another machine knows us under another name.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private static final int TRIES_OF_A_CROWD = 40;
    private static final int PAUSE_MS = 250;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;

    Http(@Value("${local.server.port}") int port) {
        this.base = "http://localhost:" + port;
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(text());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }

        /** A problem of that name, as RFC 9457 has it. */
        public Answer refuses(int status, String problem) {
            is(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo("/problems/" + problem);
            assertThat(json().path("status").asInt()).isEqualTo(status);
            return this;
        }
    }

    public Answer get(Cast.Actor me, String path) {
        return send(me, "GET", path, null);
    }

    public Answer post(Cast.Actor me, String path, String body, String... headers) {
        return send(me, "POST", path, body, headers);
    }

    public Answer patch(Cast.Actor me, String path, String body, String... headers) {
        return send(me, "PATCH", path, body, headers);
    }

    public Answer put(Cast.Actor me, String path, String body) {
        return send(me, "PUT", path, body);
    }

    public Answer delete(Cast.Actor me, String path, String... headers) {
        return send(me, "DELETE", path, null, headers);
    }

    /** As a browser does: with a cookie, and forms of our own pages. */
    public Answer browse(Cast.Actor me, String method, String path, String... fields) {
        return sent(browser(me, method, path, fields));
    }

    /** A form as the page of the actor's company has it. */
    private static String[] withItsCompany(Cast.Actor me, String... fields) {
        var isForm = me != null && me.company() != null && !List.of(fields).contains("_of");
        return Stream.concat(Stream.of(fields), isForm ? Stream.of("_of", of(me)) : Stream.of())
                .toArray(String[]::new);
    }

    /** What a page that is shown to the actor says of whom it is shown to. */
    public static String of(Cast.Actor me) {
        return me.company() + "." + me.account();
    }

    private HttpRequest.Builder browser(Cast.Actor me, String method, String path, String... typed) {
        var fields = method.equals("POST") ? withItsCompany(me, typed) : typed;
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, fields.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofString(form(fields)))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (me != null) {
            request.header("Cookie", "perimeter=" + me.token().text());
        }
        return request;
    }

    /** As a browser that knows us under another name. */
    public Answer browseAs(String host, String method, String path, String... fields) {
        return sent(browser(null, method, path, fields).header("Host", host));
    }

    /** With headers that a proxy sets. */
    public Answer browsing(Cast.Actor me, String method, String path, String[] headers, String... fields) {
        return sent(browser(me, method, path, fields).headers(headers));
    }

    /** The same, with the cookie of a secure connection. */
    public Answer browsingSecurely(Cast.Actor me, String method, String path, String[] headers, String... fields) {
        var cookie = "__Host-perimeter=" + me.token().text();
        return sent(browser(null, method, path, withItsCompany(me, fields))
                .headers(headers)
                .header("Cookie", cookie));
    }

    private static String form(String... fields) {
        var form = new StringBuilder();
        for (var i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** @param me null for nobody; @param path below /api/v1, or from the root with two slashes */
    public Answer send(Cast.Actor me, String method, String path, String body, String... headers) {
        var target = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
        var request = HttpRequest.newBuilder(URI.create(base + target))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (me != null) {
            request.header("Authorization", "Bearer " + me.token().text());
        }
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return sent(request);
    }

    private static Answer sent(HttpRequest.Builder request) {
        try {
            var answer = answer(request);
            for (var tries = 0; tries < TRIES_OF_A_CROWD && AtOnce.CROWD.isBound() && answer.status() == 503; tries++) {
                Thread.sleep(PAUSE_MS);
                answer = answer(request);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A refusal closes its connection, which the client may take for another request just then. */
    private static Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return new Answer(CLIENT.send(request.build(), new AnswerText()));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("received no bytes")) {
                throw e;
            }
            return new Answer(CLIENT.send(request.build(), new AnswerText()));
        }
    }
}
