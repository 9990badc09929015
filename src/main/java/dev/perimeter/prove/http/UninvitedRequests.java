package dev.perimeter.prove.http;

import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Token;
import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.LeakDetector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sends every request without what it needs: a session, a company, a permission. */
final class UninvitedRequests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORBIDDEN = 403;

    private final RouteRequests routeRequests;
    private final Rivals rivals;
    private final LeakDetector leakDetector;
    private final List<Route> routes;

    UninvitedRequests(RouteRequests routeRequests, Rivals rivals, LeakDetector leakDetector, List<Route> routes) {
        this.routeRequests = routeRequests;
        this.rivals = rivals;
        this.leakDetector = leakDetector;
        this.routes = routes;
    }

    void run() {
        withoutASession();
        withoutACompany();
        withoutThePermission();
    }

    private void withoutASession() {
        for (var route : routes) {
            if (route.isPublic()) {
                continue;
            }
            // With ids of existing records.
            for (var id : route.hasId()
                    ? List.of(rivals.b().id("customer"), rivals.b().id("order"))
                    : List.of("")) {
                refused("HTTP, without a session", route, null, id, UninvitedRequests::isNoSession);
                refused(
                        "HTTP, with a made-up session",
                        route,
                        Token.random().text(),
                        id,
                        UninvitedRequests::isNoSession);
                refused("HTTP, with a malformed session", route, "' or 1=1 --", id, UninvitedRequests::isNoSession);
                refused(
                        "HTTP, with a session that has ended",
                        route,
                        rivals.b().token("ended"),
                        id,
                        UninvitedRequests::isNoSession);
            }
        }
    }

    private void withoutACompany() {
        for (var route : routes) {
            if (route.isForMembers()) {
                for (var who : List.of("visitor", "leaver")) {
                    // The former member worked for the attacked company.
                    var token = rivals.b().token(who);
                    refused(
                            "HTTP, without a company",
                            route,
                            token,
                            rivals.b().id("customer"),
                            UninvitedRequests::isRefusal);
                }
            }
        }
    }

    /** A member of A, who gets every set of permissions that lacks one, and at last none. */
    private void withoutThePermission() {
        for (var flag : Permission.values()) {
            allowAllBut(flag::equals);
            for (var route : routes) {
                if (route.flag().filter(flag::equals).isPresent()) {
                    asStaff(route, "HTTP, with every permission but the one");
                }
            }
        }
        allowAllBut(_ -> true);
        for (var route : routes) {
            if (route.flag().isPresent() || route.isForOwners()) {
                asStaff(route, "HTTP, without a permission");
            }
        }
    }

    private void asStaff(Route route, String attempt) {
        for (var rival : route.hasId() ? List.of(rivals.a(), rivals.b()) : List.of(rivals.a())) {
            refused(attempt, route, rivals.a().token("staff"), rival.id("customer"), status -> status == FORBIDDEN);
        }
    }

    private void allowAllBut(Predicate<Permission> which) {
        Map<String, Boolean> flags = new TreeMap<>();
        Arrays.stream(Permission.values()).forEach(flag -> flags.put(flag.field(), !which.test(flag)));
        var body = JSON.writeValueAsString(Map.of("permissions", flags));
        routeRequests.change(
                rivals.a().token("owner"), "/api/v1/members/" + rivals.a().id("staff"), body);
    }

    private void refused(String attempt, Route route, @Nullable String token, String id, IntPredicate isRight) {
        Answer answer = routeRequests.ask(token, route, id);
        leakDetector.check(attempt, route.toString(), String.valueOf(answer.status()), answer.words(), id);
        if (!isRight.test(answer.status())) {
            leakDetector.hole(attempt, route.toString(), "was answered with " + answer.status());
        }
        if (!route.hasId()) {
            return;
        }
        // A difference would tell that the record exists.
        Answer nobodys = routeRequests.ask(token, route, UUID.randomUUID());
        leakDetector.check(attempt, route.toString(), String.valueOf(nobodys.status()), nobodys.words(), "");
        if (!RouteRequests.comparable(answer).equals(RouteRequests.comparable(nobodys))) {
            leakDetector.hole(attempt, route.toString(), "answers otherwise for a record that exists");
        }
    }

    /** Pages redirect to the sign-in. */
    private static boolean isNoSession(int status) {
        return status == 401 || status == 302 || status == 303;
    }

    private static boolean isRefusal(int status) {
        return status == FORBIDDEN || status == 302 || status == 303;
    }
}
