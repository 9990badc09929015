package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.LeakDetector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lists of the owner of A: they never contain anything of B, whatever is searched, and wherever
 * the list begins.
 */
final class ForeignLists {

    private static final String NOWHERE = "nowhere-to-be-found";

    private final RouteRequests routeRequests;
    private final Rivals rivals;
    private final LeakDetector leakDetector;
    private final List<Route> lists;
    private final Contract contract = Contract.read();

    ForeignLists(RouteRequests routeRequests, Rivals rivals, LeakDetector leakDetector, List<Route> routes) {
        this.routeRequests = routeRequests;
        this.rivals = rivals;
        this.leakDetector = leakDetector;
        this.lists = routes.stream()
                .filter(route -> route.isRead() && !route.hasId() && !route.isPublic())
                .toList();
    }

    void run() {
        for (var route : lists) {
            heard("HTTP, everything there is to list", route, ask(route, ""), "");
            heard("HTTP, everything there is to list", route, ask(route, "?limit=200"), "");
            search(route);
            cursor(route);
        }
        repeatedRequest();
    }

    /** Compared with a word that nobody has: the two pages differ in the word alone. */
    private void search(Route route) {
        for (var word : List.of(
                rivals.b().known(),
                rivals.b().known() + "@example.org",
                rivals.b().mark())) {
            var answer = ask(route, "?q=" + encoded(word));
            heard("HTTP, searches for what the other company has", route, answer, word);
            var other = ask(route, "?q=" + NOWHERE);
            if (!comparable(answer, word).equals(comparable(other, NOWHERE))) {
                leakDetector.hole(
                        "HTTP, searches for what the other company has", route.toString(), "finds it: " + word);
            }
        }
    }

    private static String comparable(Answer answer, String word) {
        return RouteRequests.comparable(answer)
                .replace(encoded(word), "{word}")
                .replace(word, "{word}")
                // The length of the word is part of the length of the page.
                .replaceAll("content-length=\\[\\d+]", "");
    }

    /** Asks as A for B's next page. */
    private void cursor(Route route) {
        if (!route.isApi() || !contract.parameters(route).contains("after")) {
            return;
        }
        var page = routeRequests.ask(rivals.b().token("owner"), route, route.pattern() + "?limit=1", null);
        var next = RouteRequests.isWell(page) ? page.json().path("next").asString("") : "";
        if (!next.isEmpty()) {
            heard("HTTP, the other company's cursor", route, ask(route, "?limit=200&after=" + encoded(next)), next);
        }
    }

    /** Repeats B's request as A, with B's idempotency key. */
    private void repeatedRequest() {
        for (var route : lists) {
            if (route.pattern().equals("/api/v1/customers")) {
                var post = new Route("POST", route.pattern(), route.said());
                var key = "key-of-" + rivals.b().known();
                var body = "{\"name\": \"the same\"}";
                var answer = routeRequests.ask(
                        rivals.a().token("owner"), post, post.pattern(), body, "Idempotency-Key", key);
                heard("HTTP, the other company's idempotency key", post, answer, "");
            }
        }
    }

    private Answer ask(Route route, String query) {
        return routeRequests.ask(rivals.a().token("owner"), route, route.pattern() + query, null);
    }

    private void heard(String attempt, Route route, Answer answer, String asked) {
        leakDetector.check(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), asked);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
