package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.prove.tally.LeakDetector;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares two answers to the owner of A: for an id that nobody has, and for an id of B. Both must
 * be alike (spec 1.2).
 */
record Comparison(RouteRequests routeRequests, Rival me, LeakDetector leakDetector) {

    /**
     * Asks with an id in the path.
     *
     * @return the status for the id that nobody has
     */
    int compare(String attempt, Route route, String foreign, Function<String, String> path, @Nullable String body) {
        return compare(
                attempt,
                route,
                foreign,
                ask(route, path.apply(UUID.randomUUID().toString()), body),
                () -> ask(route, path.apply(foreign), body));
    }

    /**
     * Asks with an id in the body.
     *
     * @return the status for the id that nobody has
     */
    int compare(String attempt, Route route, String path, String nobodys, String theirs) {
        return compare(attempt, route, theirs, ask(route, path, nobodys), () -> ask(route, path, theirs));
    }

    /**
     * The id that nobody has comes first: where that request succeeds, the second has nothing to be
     * compared with.
     */
    int compare(String attempt, Route route, String sent, Answer expected, Supplier<Answer> theirs) {
        var answer = theirs.get();
        check(attempt, route, answer, sent);
        var isDone = expected.status() < 400 && !route.isRead();
        if (!isDone && !RouteRequests.comparable(answer).equals(RouteRequests.comparable(expected))) {
            leakDetector.hole(
                    attempt,
                    route.toString(),
                    "answers %d, and %d for a record that does not exist"
                            .formatted(answer.status(), expected.status()));
        }
        return expected.status();
    }

    void check(String attempt, Route route, Answer answer, String sent) {
        leakDetector.check(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), sent);
    }

    /**
     * Sends an empty body where the route needs one. Forms are the attacker's own; others would be
     * refused early.
     */
    Answer ask(Route route, String path, @Nullable String body) {
        if (route.isPage() && route.takesBody()) {
            return form(route, path, me.shownTo(), body == null ? "" : body);
        }
        return routeRequests.ask(me.token("owner"), route, path, body == null && route.takesBody() ? "{}" : body);
    }

    /** @param shownTo the audience that the form names */
    Answer form(Route page, String path, String shownTo, String fields) {
        return routeRequests.ask(
                me.token("owner"), page, path, "_of=" + shownTo + (fields.isEmpty() ? "" : "&" + fields));
    }
}
