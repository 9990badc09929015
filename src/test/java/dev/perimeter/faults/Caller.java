package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses the product over HTTP, from outside, wherever it listens at the moment. */
record Caller(HttpClient client, Supplier<String> address, String token) {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param status 0 where no answer came */
    record Answer(int status, String text, HttpResponse<String> response, double seconds) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** What may be sent again later. */
        boolean isPassing() {
            return status == 0 || status == 503 || status == 409 && text.contains("request-in-progress");
        }

        Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }
    }

    static Caller of(Supplier<String> address) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Caller(client, address, null);
    }

    /** A new login. */
    Caller signedUp() {
        var email = "who-" + UUID.randomUUID() + "@example.org";
        var credentials = "{\"email\": \"%s\", \"password\": \"lovelace-1815-engine\"}".formatted(email);
        var answer = post("/auth/sign-up", credentials);
        for (var deadline = deadline(); answer.status() == 503 && System.nanoTime() < deadline; ) {
            pause(200);
            answer = post("/auth/sign-up", credentials);
        }
        return new Caller(client, address, answer.is(201).json().path("token").asString());
    }

    /** A new login with a company of its own, all of whose texts bear the mark. */
    Caller founder(String mark) {
        var me = signedUp();
        me.post("/onboarding/owner", """
                {"displayName": "%1$s", "company": {"name": "%1$s", "industry": "%1$s", "size": "1", "city": "%1$s",
                 "currency": "EUR"}}""".formatted(mark)).is(201);
        return me;
    }

    Caller at(Supplier<String> elsewhere) {
        return new Caller(client, elsewhere, token);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** @param path below /api/v1, or from the root with two slashes */
    Answer send(String method, String path, String body, String... headers) {
        var began = System.nanoTime();
        try {
            var target = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
            var request = HttpRequest.newBuilder(URI.create(address.get() + target))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token).header("Cookie", "perimeter=" + token);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response, since(began));
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e), null, since(began));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same request with the same key, until it is answered for good. */
    Answer untilAnswered(String path, String body) {
        var key = UUID.randomUUID().toString();
        var answer = post(path, body, "Idempotency-Key", key);
        for (var deadline = deadline(); answer.isPassing() && System.nanoTime() < deadline; ) {
            pause(50);
            answer = post(path, body, "Idempotency-Key", key);
        }
        return answer;
    }

    boolean isReady() {
        return get("//readyz").status() == 200;
    }

    static void until(BooleanSupplier condition) {
        for (var deadline = deadline(); !condition.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("two minutes are over").isLessThan(deadline);
            pause(20);
        }
    }

    static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long deadline() {
        return System.nanoTime() + Duration.ofMinutes(2).toNanos();
    }
}
