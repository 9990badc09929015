package dev.perimeter.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that speaks to one address: HAProxy's, or that of a single process. */
record Client(HttpClient http, String address, String token) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "{\"email\": \"%s\", \"password\": \"always by the printers\"}";

    static Client of(String address) {
        return new Client(HttpClient.newHttpClient(), address, null);
    }

    static Client of(String address, SSLContext trust) {
        return new Client(HttpClient.newBuilder().sslContext(trust).build(), address, null);
    }

    Client at(String other) {
        return new Client(http, other, token);
    }

    /** With connections of its own. */
    Client another(SSLContext trust) {
        return new Client(of(address, trust).http(), address, token);
    }

    Client as(String token) {
        return new Client(http, address, token);
    }

    Client signedUp(String email) {
        return as(json(post("/auth/sign-up", PASSWORD.formatted(email)), 201)
                .path("token")
                .asString());
    }

    Client signedIn(String email) {
        return as(json(post("/auth/sign-in", PASSWORD.formatted(email)), 200)
                .path("token")
                .asString());
    }

    /** Owner of a new company. */
    Client founded(String email) {
        var owner = signedUp(email);
        json(owner.post("/onboarding/owner", """
                {"displayName": "Ada", "company":
                  {"name": "Ada's", "industry": "Art", "size": "1", "city": "London", "currency": "GBP"}}"""), 201);
        return owner;
    }

    static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    HttpResponse<String> patch(String path, String body) {
        return send("PATCH", path, body);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var target = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
        var request = HttpRequest.newBuilder(URI.create(address + target))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        } else if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection ended before an answer came. */
    static final class NoAnswer extends RuntimeException {
        NoAnswer(IOException e) {
            super(e);
        }
    }
}
