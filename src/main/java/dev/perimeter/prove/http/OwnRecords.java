package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rival;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a company's own records a route concerns, according to the route itself. */
final class OwnRecords {

    private final RouteRequests routeRequests;
    private final Rival rival;
    private final List<Route> routes;
    private final Map<String, List<String>> known = new HashMap<>();

    OwnRecords(RouteRequests routeRequests, Rival rival, List<Route> routes) {
        this.routeRequests = routeRequests;
        this.rival = rival;
        this.routes = routes;
    }

    /** All records where nothing narrows the choice. */
    List<String> of(Route route) {
        var shown = route.pattern().substring(0, route.pattern().indexOf('}') + 1);
        return known.computeIfAbsent(shown, this::shown);
    }

    private List<String> shown(String pattern) {
        return routes.stream()
                .filter(route -> route.isRead() && route.pattern().equals(pattern))
                .findFirst()
                .map(route -> rival.ids().stream()
                        .filter(id -> RouteRequests.isWell(routeRequests.ask(rival.token("owner"), route, id)))
                        .toList())
                .orElse(rival.ids());
    }
}
