package dev.perimeter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the application, properly or, with {@link #raw}, in whatever bytes a test wants. */
public record Wire(int port) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer with its body as JSON, where it is. */
    public record Answer(int status, HttpResponse<String> http) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(http.body());
        }

        /** The name of a problem, or the status alone: "409 in-use", "200". */
        public String outcome() {
            var type = header("Content-Type");
            return type.startsWith("application/problem+json")
                    ? status + " " + json().get("type").asString().replace("/problems/", "")
                    : "" + status;
        }

        /** As "field: message", in the order of the answer. */
        public List<String> fields() {
            return json().get("fields")
                    .valueStream()
                    .map(f ->
                            f.get("field").asString() + ": " + f.get("message").asString())
                    .toList();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    public Answer patch(String path, String json, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", "application/json"), Arrays.stream(headers));
        return send("PATCH", path, json.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    public Answer send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var http = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(http.statusCode(), http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that comes back until the connection is closed or silent for three seconds. */
    public String raw(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(3000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readAll(socket);
        }
    }

    public static String readAll(Socket socket) {
        var all = new ByteArrayOutputStream();
        try {
            var in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                all.write(b);
            }
        } catch (IOException e) {
            // Closed or silent: what has come is the answer.
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
