package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rivals;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The owner of A uses ids of B wherever a route takes an id: in its path, in its parameters, in its
 * body.
 */
final class ForeignIds {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int UNKNOWN = 400;

    private final Comparison comparison;
    private final Rivals rivals;
    private final List<Route> routes;
    private final Contract contract = Contract.read();
    private final OwnRecords ownRecords;

    ForeignIds(Comparison comparison, Rivals rivals, List<Route> routes) {
        this.comparison = comparison;
        this.rivals = rivals;
        this.routes = routes;
        this.ownRecords = new OwnRecords(comparison.routeRequests(), rivals.a(), routes);
    }

    void run(int variants) {
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
                inBody(route, variants);
            }
        }
    }

    private void inPath(Route route) {
        var attempt = "HTTP, another company's id in the path";
        for (var foreign : rivals.b().secretIds()) {
            comparison.compare(attempt, route, foreign, route::path, null);
            if (route.isApi() && route.takesBody()) {
                var body = body(route, _ -> UUID.randomUUID().toString(), 0);
                comparison.compare(attempt, route, foreign, route::path, body);
            }
        }
    }

    /**
     * Everybody may read entries of the catalog; only their contributor changes them (spec 9.4).
     */
    private void inCatalog(Route route) {
        var attempt = "HTTP, another company's entry of the catalog";
        for (var name : List.of("filament", "printer")) {
            var answer = comparison.ask(route, route.path(rivals.b().id(name)), null);
            comparison.check(attempt, route, answer, "");
            if (answer.status() < 400 && !IdChoice.isOfAnyEntry(route.pattern())) {
                comparison.leakDetector().hole(attempt, route.toString(), "was answered with " + answer.status());
            }
        }
    }

    /** The parameters of the contract; pages take the same. */
    private void inParameters(Route route) {
        var attempt = "HTTP, another company's id in a parameter";
        for (var name : contract.idNames()) {
            if (route.isPage() || contract.isId(route, name)) {
                var path = route.path(rivals.a().id("customer")) + "?" + name + "=";
                for (var foreign : IdChoice.all(rivals.b(), name)) {
                    var status = comparison.compare(attempt, route, foreign, id -> path + id, null);
                    if (status == UNKNOWN && route.isPage()) {
                        // The page does not have this parameter.
                        break;
                    }
                }
            }
        }
    }

    /** In the attacker's own records, or in new ones. */
    private void inBody(Route route, int variants) {
        var attempt = "HTTP, another company's id in the body";
        for (var variant = 0; variant < variants; variant++) {
            var chosen = variant;
            var nobodys = body(route, _ -> UUID.randomUUID().toString(), variant);
            var theirs = body(route, name -> IdChoice.one(rivals.b(), name, chosen), variant);
            if (rivals.b().secretIds().stream().anyMatch(theirs::contains)) {
                for (var mine : route.hasId() ? ownRecords.of(route) : List.of("")) {
                    comparison.compare(attempt, route, route.path(mine), nobodys, theirs);
                }
            }
        }
    }

    private String body(Route route, Function<String, String> ids, int variant) {
        return contract.body(route, ids, variant).map(JSON::writeValueAsString).orElse("{}");
    }
}
