package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Client.Answer;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.Ear;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The owner of A names records of B wherever a route takes an id. They must answer as records that do not exist (spec 1.2). */
final class ForeignIds {

    private static final JsonMapper JSON = new JsonMapper();

    /** Enough for every word that a transition may lead to. */
    private static final int VARIANTS = 12;

    private final Asker asker;
    private final Rivals rivals;
    private final Ear ear;
    private final List<Route> routes;
    private final Contract contract = Contract.read();
    private final Own own;

    ForeignIds(Asker asker, Rivals rivals, Ear ear, List<Route> routes) {
        this.asker = asker;
        this.rivals = rivals;
        this.ear = ear;
        this.routes = routes;
        this.own = new Own(asker, rivals.a(), routes);
    }

    void run() {
        for (var route : routes) {
            if (route.hasId() && !route.isPublic()) {
                inPath(route);
                if (!route.isRead()) {
                    inCatalog(route);
                }
            }
            if (route.isRead()) {
                inParameters(route);
            }
            if (route.isApi() && route.takesBody()) {
                inBody(route);
            }
            if (route.isPage() && route.takesBody() && route.isForMembers()) {
                inForm(route);
            }
        }
    }

    private void inPath(Route route) {
        for (var foreign : rivals.b().secretIds()) {
            alike("HTTP, another company's id in the path", route, foreign, id -> ask(route, route.path(id), null));
            if (route.isApi() && route.takesBody()) {
                var body = body(route, _ -> UUID.randomUUID().toString(), 0);
                alike("HTTP, another company's id in the path", route, foreign, id -> ask(route, route.path(id), body));
            }
        }
    }

    /** Entries of the catalog may be read by everybody, and changed by their contributor (spec 9.4). */
    private void inCatalog(Route route) {
        for (var name : List.of("filament", "printer")) {
            var attempt = "HTTP, another company's entry of the catalog";
            var answer = ask(route, route.path(rivals.b().id(name)), null);
            ear.isSilent(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), "");
            if (answer.status() < 400) {
                ear.hole(attempt, route.toString(), "was answered with " + answer.status());
            }
        }
    }

    /** Those of the contract; pages take the same. */
    private void inParameters(Route route) {
        for (var name : contract.idNames()) {
            if (route.isPage() || contract.isId(route, name)) {
                for (var foreign : Choice.all(rivals.b(), name)) {
                    alike(
                            "HTTP, another company's id in a parameter",
                            route,
                            foreign,
                            id -> ask(route, route.path(rivals.a().id("customer")) + "?" + name + "=" + id, null));
                }
            }
        }
    }

    private void inBody(Route route) {
        var attempt = "HTTP, another company's id in the body";
        for (var mine : route.hasId() ? own.of(route) : List.of("")) {
            for (var variant = 0; variant < VARIANTS; variant++) {
                var chosen = variant;
                Function<String, String> nobodys = _ -> UUID.randomUUID().toString();
                Function<String, String> theirs = name -> Choice.one(rivals.b(), name, chosen);
                var one = body(route, nobodys, variant);
                var other = body(route, theirs, variant);
                if (rivals.b().secretIds().stream().anyMatch(other::contains)) {
                    compare(
                            attempt,
                            route,
                            other,
                            () -> ask(route, route.path(mine), one),
                            () -> ask(route, route.path(mine), other));
                }
            }
        }
    }

    private String body(Route route, Function<String, String> ids, int variant) {
        return contract.body(route, ids, variant).map(JSON::writeValueAsString).orElse("{}");
    }

    private void inForm(Route route) {
        var mine = route.path(route.hasId() ? rivals.a().id("customer") : "");
        for (var name : contract.idNames()) {
            for (var foreign : Choice.all(rivals.b(), name)) {
                alike("HTTP, another company's id in a form", route, foreign, id -> ask(route, mine, name + "=" + id));
            }
        }
    }

    private void alike(String attempt, Route route, String foreign, Function<String, Answer> ask) {
        compare(attempt, route, foreign, () -> ask.apply(UUID.randomUUID().toString()), () -> ask.apply(foreign));
    }

    /** Nobody's comes first: where that is done, the second has nothing to be compared with. */
    private void compare(String attempt, Route route, String sent, Supplier<Answer> nobodys, Supplier<Answer> theirs) {
        var expected = nobodys.get();
        var answer = theirs.get();
        ear.isSilent(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), sent);
        var isDone = expected.status() < 400 && !route.isRead();
        if (!isDone && !Asker.comparable(answer).equals(Asker.comparable(expected))) {
            ear.hole(
                    attempt,
                    route.toString(),
                    "answers %d, and %d for a record that does not exist"
                            .formatted(answer.status(), expected.status()));
        }
    }

    private Answer ask(Route route, String path, @Nullable String body) {
        var sent = body == null && route.takesBody() && route.isApi() ? "{}" : body;
        return asker.ask(rivals.a().token("owner"), route, path, sent);
    }
}
