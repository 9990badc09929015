package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http.Answer;
import dev.perimeter.Routes.Route;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds for every endpoint holds for every page: whom it lets in, and what a stranger is told. */
@PerimeterTest
class EveryPageTest {

    private static final UUID NOBODY = UUID.fromString("0198c0de-0000-7000-8000-000000000000");

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    /** Spec 2.1: without a session, the way leads to the door, and back. */
    @Test
    void asksForASessionFirst() {
        var forged = new Actor("Eve", "eve@example.org", Token.random(), null, null, null, null);
        for (var route : routes.pages()) {
            if (route.said().filter(Public.class::isInstance).isEmpty()) {
                assertThat(leadsTo(ask(null, route))).as("%s", route).startsWith("/sign-in?then=");
                assertThat(leadsTo(ask(forged, route))).as("%s", route).startsWith("/sign-in?then=");
            }
        }
    }

    /** A program's token opens no page, as a page's cookie opens nothing to programs. */
    @Test
    void aCookieOpensPagesOnly() {
        var ada = Cast.ada();
        assertThat(leadsTo(http.send(ada, "GET", "//", null))).startsWith("/sign-in");
        http.browse(ada, "GET", "/api/v1/customers").refuses(401, "no-session");
    }

    /** Spec 2.2: no company, no company data. */
    @Test
    void showsCompanyDataToMembersOnly() {
        for (var route : routes.pages()) {
            if (route.isForMembers()) {
                assertThat(leadsTo(ask(Cast.visitor("Eve"), route)))
                        .as("%s", route)
                        .isEqualTo("/start");
                assertThat(leadsTo(ask(Cast.person("Eve"), route)))
                        .as("%s", route)
                        .isEqualTo("/start");
            }
        }
    }

    /** Spec 6.2: no flag implies another; spec 6.3: owners hold all eight. */
    @Test
    void asksForExactlyTheFlagItNames() {
        var ada = Cast.ada();
        for (var route : routes.pages()) {
            if (route.isForMembers()) {
                lets(ada, route, null);
                lets(Cast.staffOf(ada), route, route.flag().orElse(null));
                for (var flag : Permission.values()) {
                    var allBut = EnumSet.complementOf(EnumSet.of(flag)).toArray(Permission[]::new);
                    lets(
                            Cast.staffOf(ada, allBut),
                            route,
                            route.flag().filter(it -> it == flag).orElse(null));
                    lets(
                            Cast.staffOf(ada, flag),
                            route,
                            route.flag().filter(it -> it != flag).orElse(null));
                }
            }
        }
    }

    /** Spec 1.2: what belongs to another company answers as what does not exist, byte for byte. */
    @Test
    @Tag("stranger")
    void answersAStrangerAsIfThereWereNothing() {
        var farm = new Farm(http, Cast.ada());
        var rita = Cast.rita();
        var order = farm.confirmed(1);
        var theirs = List.of(
                order,
                farm.pieces(order).getFirst(),
                farm.customer("Grace Hopper"),
                farm.printer("Gutenberg"),
                farm.spool(),
                farm.me().account().toString());
        for (var route : routes.pages()) {
            if (route.isForMembers() && route.hasId()) {
                for (var id : theirs) {
                    var answer = http.browse(rita, route.method(), route.path(UUID.fromString(id)), fields(route));
                    var nobodys = http.browse(rita, route.method(), route.path(NOBODY), fields(route));
                    assertThat(answer.status()).as("%s", route).isIn(400, 404).isEqualTo(nobodys.status());
                    assertThat(withoutIds(answer)).as("%s", route).isEqualTo(withoutIds(nobodys));
                }
            } else if (route.isForMembers() && route.method().equals("GET")) {
                assertThat(http.browse(rita, "GET", route.pattern()).text())
                        .as("%s", route)
                        .doesNotContain(
                                "Hopper",
                                "Gutenberg",
                                order,
                                farm.me().company().toString());
            }
        }
    }

    /** Another site's form is not done, whatever the cookie. */
    @Test
    void doesNothingForAnotherSite() {
        for (var route : routes.pages()) {
            if (!route.method().equals("GET")) {
                http.send(null, route.method(), "/" + route.path(NOBODY), null, "Sec-Fetch-Site", "cross-site")
                        .refuses(403, "another-site");
                http.send(null, route.method(), "/" + route.path(NOBODY), null, "Origin", "https://example.org")
                        .refuses(403, "another-site");
                http.send(null, route.method(), "/" + route.path(NOBODY), null).refuses(403, "another-site");
            }
        }
    }

    private void lets(Actor me, Route route, Permission missing) {
        var answer = ask(me, route);
        var ownerOnly = route.said().filter(OwnerOnly.class::isInstance).isPresent()
                && !me.name().equals("Ada");
        if (ownerOnly || missing != null) {
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isEqualTo(403);
            assertThat(answer.text())
                    .as("%s", route)
                    .contains(
                            ownerOnly ? "data-problem=\"owner-only\"" : "data-permission=\"" + missing.field() + "\"");
        } else {
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isIn(200, 302, 303, 400, 404, 409);
        }
    }

    private Answer ask(Actor me, Route route) {
        return http.browse(me, route.method(), route.path(NOBODY), fields(route));
    }

    private static String[] fields(Route route) {
        return route.method().equals("POST") ? new String[] {"nothing", "x"} : new String[0];
    }

    private static String leadsTo(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(302, 303);
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** A form's key is new each time it is shown, and an address that was asked for may stand in the page. */
    private static String withoutIds(Answer answer) {
        return answer.text().replaceAll("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", "ID");
    }
}
