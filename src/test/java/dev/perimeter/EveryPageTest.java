package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http.Answer;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.Token;
import dev.perimeter.prove.http.Route;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages keep the word of their handlers as the JSON interface does: each asks for a session first, then for its flag, and knows no strangers. */
@PerimeterTest
class EveryPageTest {

    private static final Pattern UUIDS = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    /** Spec 1.2. */
    @Test
    @Tag("stranger")
    void showsAStrangerNothing() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var grace = http.post(ada, "/customers", "{\"name\": \"Grace Murray\", \"notes\": \"murray notes\"}")
                .is(201)
                .json()
                .path("id")
                .asString();
        var farm = new Farm(http, ada);
        var order = farm.order(grace, 1);
        farm.move("/orders/" + order, "confirmed").is(200);
        var invite =
                http.post(ada, "/invites", "{\"note\": \"For Murray\"}").is(201).json();
        var foreigners = Stream.concat(
                        Stream.of(ada.account(), ada.company(), ada.session()),
                        Stream.of(
                                        grace,
                                        order,
                                        farm.pieces(order).getFirst(),
                                        farm.printer("Murray's printer"),
                                        farm.spool(),
                                        invite.path("id").asString())
                                .map(UUID::fromString))
                .toList();
        for (var route : routes.pages()) {
            if (route.isForMembers() && route.hasId()) {
                for (var foreign : foreigners) {
                    var theirs = ask(rita, route, foreign);
                    var nobodys = ask(rita, route, UUID.randomUUID());
                    assertThat(theirs.status())
                            .as("%s", route)
                            .isEqualTo(nobodys.status())
                            .isIn(400, 404);
                    assertThat(theirs.text())
                            .as("%s", route)
                            .doesNotContainIgnoringCase("murray")
                            .doesNotContain("Ada");
                    assertThat(stripped(theirs)).as("%s", route).isEqualTo(stripped(nobodys));
                }
            }
        }
    }

    /** Without what is another at each asking: the key of the next form, and the id that was asked for. */
    private static String stripped(Answer answer) {
        return UUIDS.matcher(answer.text()).replaceAll("");
    }

    /** Spec 2.1: the way to sign in, and nothing else. */
    @Test
    void asksForASessionFirst() {
        for (var route : routes.pages()) {
            if (route.said().filter(Public.class::isInstance).isEmpty()) {
                var answer = ask(null, route, UUID.randomUUID());
                assertThat(answer.status()).as("%s", route).isIn(302, 303);
                assertThat(answer.header("Location")).as("%s", route).contains("/sign-in");
                assertThat(answer.text()).as("%s", route).isEmpty();
                if (route.method().equals("POST") && !route.pattern().equals("/sign-out")) {
                    // Whose session has ended gets the page to sign in, which carries what was typed.
                    var ended = ask(withoutASession(), route, UUID.randomUUID());
                    assertThat(ended.status()).as("%s", route).isEqualTo(401);
                    assertThat(ended.text()).as("%s", route).contains("name=\"password\"", "/sign-in?then=");
                }
            }
        }
        assertThat(routes.pages().stream()
                        .filter(route ->
                                route.said().filter(Public.class::isInstance).isPresent())
                        .map(Route::toString))
                .containsExactly(
                        "GET /join",
                        "POST /join",
                        "GET /join/invited",
                        "GET /sign-in",
                        "POST /sign-in",
                        "GET /sign-up",
                        "POST /sign-up");
    }

    /** Spec 2.2: who has no company is led to where there is one to be had. */
    @Test
    void showsCompanyDataToMembersOnly() {
        for (var nobody : List.of(Cast.visitor("Eve"), Cast.person("Eve"))) {
            for (var route : routes.pages()) {
                if (route.isForMembers()) {
                    var answer = ask(nobody, route, UUID.randomUUID());
                    assertThat(answer.status()).as("%s", route).isIn(302, 303);
                    assertThat(answer.header("Location")).as("%s", route).endsWith("/start");
                }
            }
        }
    }

    /** Spec 6.2, 6.3. */
    @Test
    void asksForExactlyTheFlagItNames() {
        var ada = Cast.ada();
        for (var flag : Permission.values()) {
            var only = Cast.staffOf(ada, flag);
            var allBut =
                    Cast.staffOf(ada, EnumSet.complementOf(EnumSet.of(flag)).toArray(Permission[]::new));
            for (var route : routes.pages()) {
                if (route.isForMembers()) {
                    var isOwners =
                            route.said().filter(OwnerOnly.class::isInstance).isPresent();
                    var asksForThis = route.flag().filter(it -> it == flag).isPresent();
                    lets(only, route, !isOwners && (asksForThis || route.flag().isEmpty()));
                    lets(allBut, route, !isOwners && !asksForThis);
                }
            }
        }
        routes.pages().stream().filter(Route::isForMembers).forEach(route -> lets(ada, route, true));
    }

    /** Whoever acts for several companies has pages of each: a form is done in the one that it was shown in, or not at all. */
    @Test
    void actsOnlyForWhomItWasShownTo() {
        var ada = Cast.ada();
        http.post(ada, "/onboarding/owner", """
                        {"displayName": "Ada", "company":
                          {"name": "Ada's second", "industry": "Prototyping", "size": "1", "city": "Leeds", "currency": "GBP"}}""").is(201);
        var elsewhere =
                http.browse(ada, "POST", "/customers/new", "name", "Grace", "kind", "person", "status", "active");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.text()).contains("belongs to another company");
        for (var route : routes.pages()) {
            if (route.isForMembers() && route.method().equals("POST")) {
                var ofTheFirst = ask(ada, route, UUID.randomUUID());
                var ofNone = http.browse(ada, "POST", route.path(UUID.randomUUID()), "_of", "");
                assertThat(ofTheFirst.status()).as("%s", route).isEqualTo(409);
                assertThat(ofTheFirst.text()).as("%s", route).contains("belongs to another company");
                assertThat(ofNone.status()).as("%s", route).isEqualTo(409);
            }
        }
        assertThat(http.get(ada, "/customers").is(200).json().path("items")).isEmpty();
        assertThat(http.get(ada, "/invites").is(200).json().path("items")).isEmpty();
    }

    private void lets(Actor me, Route route, boolean isLet) {
        var answer = ask(me, route, UUID.randomUUID());
        if (isLet) {
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isIn(200, 302, 303, 400, 404, 409);
        } else {
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isEqualTo(403);
        }
    }

    /** As a browser would. */
    private static Actor withoutASession() {
        var nobody = UUID.randomUUID();
        return new Actor("Nobody", "nobody@shop.example", Token.random(), nobody, nobody, nobody, nobody);
    }

    private Answer ask(Actor me, Route route, UUID id) {
        return http.browse(me, route.method(), route.path(id));
    }
}
