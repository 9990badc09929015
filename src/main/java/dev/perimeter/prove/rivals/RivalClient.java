package dev.perimeter.prove.rivals;

import dev.perimeter.prove.tally.AttackTally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client that sends requests like a program or a browser, and returns the whole answer.
 */
public final class RivalClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_MOST = 20;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final AttackTally attackTally;

    /** @param address of the product, without a slash at the end */
    public RivalClient(String address, AttackTally attackTally) {
        this.address = address;
        this.attackTally = attackTally;
    }

    /** @param headers names in lower case */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The whole text of the answer. */
        public String words() {
            return headers + "\n" + body;
        }
    }

    /**
     * A request of a program.
     *
     * @param path from the root
     * @param headers name and value in turns
     */
    public Answer call(@Nullable String token, String method, String path, @Nullable String body, String... headers) {
        var request = request(method, path, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** A request of a browser: with a cookie, and forms of the product's own site. */
    public Answer browse(@Nullable String token, String method, String path, @Nullable String form) {
        var request = request(method, path, form)
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (token != null) {
            request.header("Cookie", "__Host-perimeter=" + token + "; perimeter=" + token);
        }
        return send(request);
    }

    /**
     * A request that must succeed.
     *
     * @param path below /api/v1
     */
    JsonNode make(@Nullable String token, String method, String path, @Nullable Object body, String... headers) {
        var text = body == null ? null : JSON.writeValueAsString(body);
        var answer = call(token, method, "/api/v1" + path, text, headers);
        if (answer.status() >= 300) {
            throw new IllegalStateException(
                    "%s %s was refused with %d: %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer.body().isEmpty() ? JSON.nullNode() : answer.json();
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Repeats a request that was refused for load, since such an answer tells nothing. */
    private Answer send(HttpRequest.Builder request) {
        for (var tries = 1; tries < TRIES_MOST; tries++) {
            var answer = sent(request);
            if (answer.status() != UNAVAILABLE) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException(address + " has too much to do: it answers 503.");
    }

    private Answer sent(HttpRequest.Builder request) {
        attackTally.goOn();
        try {
            var answer = http.send(request.build(), new AnswerText());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(address + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttackTally.Interrupted();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
