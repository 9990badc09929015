package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.values.WireWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends requests to routes: as a program with a token, or as a browser with a cookie. */
final class RouteRequests {

    /** Headers with the time and the length of the connection. */
    private static final List<String> NEVER_ALIKE = List.of("date", "x-request-id", "connection", "keep-alive");

    private final RivalClient rivalClient;

    RouteRequests(RivalClient rivalClient) {
        this.rivalClient = rivalClient;
    }

    Answer ask(@Nullable String token, Route route, Object id) {
        return ask(token, route, route.path(id), route.takesBody() && route.isApi() ? "{}" : null);
    }

    Answer ask(@Nullable String token, Route route, String path, @Nullable String body, String... headers) {
        return route.isPage()
                ? rivalClient.browse(token, route.method(), path, route.takesBody() && body == null ? "" : body)
                : rivalClient.call(token, route.method(), path, body, headers);
    }

    /** A page of the product itself. */
    Answer browse(String token, String path) {
        return rivalClient.browse(token, "GET", path, null);
    }

    /** A request that prepares an attack, and must succeed. */
    void change(String token, String path, String body) {
        var answer = rivalClient.call(token, "PATCH", path, body);
        if (!isWell(answer)) {
            throw new IllegalStateException("PATCH %s was refused: %s".formatted(path, answer.body()));
        }
    }

    /**
     * The part that two answers must share: everything but the time and ids that were sent or
     * created.
     */
    static String comparable(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        NEVER_ALIKE.forEach(headers::remove);
        return WireWords.UUID_FORM
                .matcher(answer.status() + "\n" + headers + "\n" + answer.body())
                .replaceAll("{id}");
    }

    static boolean isWell(Answer answer) {
        return answer.status() < 300;
    }
}
