package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.prove.tally.LeakDetector;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The owner of A asks twice: with what nobody has, and with what B has. Both must answer alike (spec 1.2). */
record Comparison(RouteRequests routeRequests, Rival me, LeakDetector leakDetector) {

    /**
     * Asks with an id in the path.
     *
     * @return the status for what nobody has
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
     * @return the status for what nobody has
     */
    int compare(String attempt, Route route, String path, String nobodys, String theirs) {
        return compare(attempt, route, theirs, ask(route, path, nobodys), () -> ask(route, path, theirs));
    }

    /** Nobody's comes first: where that is done, the second has nothing to be compared with. */
    int compare(String attempt, Route route, String sent, Answer expected, Supplier<Answer> theirs) {
        var answer = theirs.get();
        isSilent(attempt, route, answer, sent);
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

    void isSilent(String attempt, Route route, Answer answer, String sent) {
        leakDetector.isSilent(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), sent);
    }

    /** Where the route wants a body and there is none to send, an empty one. Forms are one's own: others would not get far. */
    Answer ask(Route route, String path, @Nullable String body) {
        if (route.isPage() && route.takesBody()) {
            return form(route, path, me.shownTo(), body == null ? "" : body);
        }
        return routeRequests.ask(me.token("owner"), route, path, body == null && route.takesBody() ? "{}" : body);
    }

    /** @param shownTo whom the form says that it was shown to */
    Answer form(Route page, String path, String shownTo, String fields) {
        return routeRequests.ask(
                me.token("owner"), page, path, "_of=" + shownTo + (fields.isEmpty() ? "" : "&" + fields));
    }
}
