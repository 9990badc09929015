package dev.perimeter.demo.work;

import dev.perimeter.database.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP client of the product. A refused request ends the start: the demo keeps the rules. */
public final class DemoClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param address of the product, without a slash at the end */
    public DemoClient(String address) {
        this.base = address + "/api/v1";
    }

    public JsonNode get(String token, String path) {
        return send("GET", token, path, null);
    }

    public JsonNode post(@Nullable String token, String path, Object body) {
        return send("POST", token, path, body);
    }

    public JsonNode patch(String token, String path, Object body) {
        return send("PATCH", token, path, body);
    }

    JsonNode put(String token, String path, Object body) {
        return send("PUT", token, path, body);
    }

    static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }

    /** The id of the entry with this value in a page of the catalog. */
    static String idOf(JsonNode page, String field, String value) {
        return page.path("items")
                .valueStream()
                .filter(item -> item.path(field).asString().equals(value))
                .map(item -> item.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the catalog lacks " + value));
    }

    private JsonNode send(String method, @Nullable String token, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new StartRefused("The demo could not be made. %s %s: %s".formatted(method, path, answer.body()));
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StartRefused("The demo could not be made. %s %s: %s".formatted(method, path, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The demo was interrupted.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
