package dev.perimeter;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http.Answer;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.Token;
import dev.perimeter.prove.http.Route;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No endpoint is open by accident: each says whom it lets in, docs/permissions.txt shows them all, and each keeps its word. */
@PerimeterTest
class EveryEndpointTest {

    private static final String PRINTER = """
            {"name": "Gutenberg", "model": {"manufacturer": "Everymaker", "model": "M1"}}""";
    private static final String SPOOL = """
            {"filament": {"manufacturer": "Everymaker", "product": "P1", "material": "PLA", "colorName": "Red", "diameterMm": 1.75,
                          "netWeightG": 1000}}""";

    private static final List<String> WITH_BODY = List.of("POST", "PUT", "PATCH");

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    /** Spec 1.2: what belongs to another company answers as what does not exist. */
    @Test
    @Tag("stranger")
    void answersAStrangerAsIfThereWereNothing() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var grace = added(ada, "/customers", "{\"name\": \"Grace\"}");
        var foreigners = List.of(
                grace,
                added(ada, "/assets/printers", PRINTER),
                added(ada, "/assets/spools", SPOOL),
                ada.account(),
                ada.company(),
                ada.session());
        for (var route : routes.programs()) {
            if (route.isForMembers() && route.hasId()) {
                for (var foreign : foreigners) {
                    var theirs = ask(rita, route, foreign);
                    var nobodys = ask(rita, route, UUID.randomUUID());
                    // 400 where a body of nothing is looked at first.
                    assertThat(theirs.status()).as("%s", route).isIn(400, 404);
                    assertThat(theirs.text()).as("%s", route).isEqualTo(nobodys.text());
                    assertThat(headers(theirs)).as("%s", route).isEqualTo(headers(nobodys));
                }
            }
        }
        assertThat(http.get(ada, "/customers/" + grace)
                        .is(200)
                        .json()
                        .path("version")
                        .asInt())
                .isOne();
    }

    @Test
    void saysWhomItLetsIn() throws IOException {
        var permissions = routes.all().stream()
                .map(route -> "%-18s %-6s %s".formatted(route.access(), route.method(), route.pattern()))
                .collect(joining("\n", "", "\n"));
        assertThat(permissions).doesNotContain("NOBODY SAID");
        Golden.matches("docs/permissions.txt", permissions);
    }

    /** Spec 2.1. */
    @Test
    void asksForASessionFirst() {
        var forged = new Actor("Eve", "eve@example.org", Token.random(), null, null, null, null);
        for (var route : routes.programs()) {
            var open = route.said().filter(Public.class::isInstance).isPresent();
            if (!open) {
                refuses(ask(null, route, UUID.randomUUID()), route, 401, "no-session");
                refuses(ask(forged, route, UUID.randomUUID()), route, 401, "no-session");
            }
        }
        assertThat(routes.programs().stream()
                        .filter(route ->
                                route.said().filter(Public.class::isInstance).isPresent())
                        .map(Route::toString))
                .containsExactly(
                        "POST /api/v1/auth/sign-in", "POST /api/v1/auth/sign-up", "GET /healthz", "GET /readyz");
    }

    /** Spec 2.2: no company, no company data. */
    @Test
    void showsCompanyDataToMembersOnly() {
        var visitor = Cast.visitor("Eve");
        var person = Cast.person("Eve");
        for (var route : routes.programs()) {
            if (route.isForMembers()) {
                refuses(ask(visitor, route, UUID.randomUUID()), route, 403, "profile-missing");
                refuses(ask(person, route, UUID.randomUUID()), route, 403, "no-company");
            }
        }
    }

    /** Spec 6.2: no flag implies another; spec 6.3: owners hold all eight. */
    @Test
    void asksForExactlyTheFlagItNames() {
        var ada = Cast.ada();
        var none = Cast.staffOf(ada);
        var only = each(flag -> Cast.staffOf(ada, flag));
        var allBut = each(
                flag -> Cast.staffOf(ada, EnumSet.complementOf(EnumSet.of(flag)).toArray(Permission[]::new)));
        for (var route : routes.programs()) {
            if (route.isForMembers()) {
                var needed = route.flag();
                lets(ada, route, null);
                lets(none, route, needed.orElse(null));
                for (var flag : Permission.values()) {
                    lets(only.get(flag), route, needed.filter(it -> it != flag).orElse(null));
                    lets(
                            allBut.get(flag),
                            route,
                            needed.filter(it -> it == flag).orElse(null));
                }
            }
        }
    }

    /** Attack 53: whatever somebody holds, each route asks for its own flag. A few of the 256 sets, or with the long flag all. */
    @Test
    void asksForItsFlagWhateverElseIsHeld() {
        var ada = Cast.ada();
        var step = Boolean.getBoolean("perimeter.test.long") ? 1 : 37;
        for (var bits = 0; bits < 256; bits += step) {
            var held = Permission.held(bits);
            var sam = Cast.staffOf(ada, held.toArray(Permission[]::new));
            for (var route : routes.programs()) {
                if (route.isForMembers()) {
                    lets(
                            sam,
                            route,
                            route.flag().filter(flag -> !held.contains(flag)).orElse(null));
                }
            }
        }
    }

    /** Whether the caller gets as far as being told that there is no such record, or that the body will not do. */
    private void lets(Actor me, Route route, Permission missing) {
        var answer = ask(me, route, UUID.randomUUID());
        var ownerOnly = route.said().filter(OwnerOnly.class::isInstance).isPresent()
                && !me.name().equals("Ada");
        if (ownerOnly) {
            refuses(answer, route, 403, "owner-only");
        } else if (missing != null) {
            refuses(answer, route, 403, "permission-missing");
            assertThat(answer.json().path("permission").asString())
                    .as("%s", route)
                    .isEqualTo(missing.field());
        } else {
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isIn(200, 201, 204, 400, 404, 409);
        }
    }

    private UUID added(Actor me, String path, String body) {
        return UUID.fromString(
                http.post(me, path, body).is(201).json().path("id").asString());
    }

    private Answer ask(Actor me, Route route, UUID id) {
        var body = WITH_BODY.contains(route.method()) ? "{}" : null;
        return http.send(me, route.method(), "/" + route.path(id), body);
    }

    private static void refuses(Answer answer, Route route, int status, String problem) {
        assertThat(answer.status()).as("%s: %s", route, answer.text()).isEqualTo(status);
        answer.refuses(status, problem);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !Set.of("date", "x-request-id").contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Permission, Actor> each(Function<Permission, Actor> make) {
        var actors = new EnumMap<Permission, Actor>(Permission.class);
        for (var flag : Permission.values()) {
            actors.put(flag, make.apply(flag));
        }
        return actors;
    }
}
