package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares what the owner of B sees before and after: every list, every record, and the whole audit
 * trail.
 */
final class UnchangedCheck {

    private final RouteRequests routeRequests;
    private final Rivals rivals;
    private final List<Route> routes;
    private final Map<String, String> before;

    UnchangedCheck(RouteRequests routeRequests, Rivals rivals, List<Route> routes) {
        this.routeRequests = routeRequests;
        this.rivals = rivals;
        this.routes = routes.stream()
                .filter(route -> route.isRead() && route.isApi() && route.isForMembers())
                // The lists of the catalog grow by entries of everybody.
                .filter(route -> route.hasId() || !route.pattern().contains("/catalog/"))
                .toList();
        this.before = seen();
    }

    private Map<String, String> seen() {
        var seen = new TreeMap<String, String>();
        for (var route : routes) {
            var paths = route.hasId()
                    ? rivals.b().ids().stream().map(route::path).toList()
                    : List.of(route.pattern() + "?limit=200", route.pattern());
            for (var path : paths) {
                var answer = routeRequests.ask(rivals.b().token("owner"), route, path, null);
                if (RouteRequests.isWell(answer)) {
                    seen.put(path, answer.body());
                }
            }
        }
        return seen;
    }

    void check(AttackTally attackTally) {
        var after = seen();
        before.forEach((path, body) -> {
            var isSame = body.equals(after.get(path));
            attackTally.count("What the attacked company sees, before and after", isSame ? "same" : "changed", body);
            if (!isSame) {
                attackTally.hole("GET " + path + " of the attacked company", "is not what it was before");
            }
        });
    }
}
