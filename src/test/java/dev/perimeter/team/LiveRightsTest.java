package dev.perimeter.team;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 2.4: what was taken away is gone on the very next request, on every session. */
@BehindAProxy
class LiveRightsTest {

    private static final int REVOCATIONS = Team.LONG ? 10_000 : 150;
    private static final int REMOVALS = Team.LONG ? 1_000 : 20;

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    /** Attack 58. Somebody asks all the time, so that there are always requests on their way. */
    @Test
    void noRequestAfterARevocationSucceeds() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var devices = List.of(sam, Cast.elsewhere(sam), Cast.elsewhere(sam));
        var over = new AtomicBoolean();
        var asked = new AtomicInteger();
        var asking = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                assertThat(http.get(sam, "/customers").status()).isIn(200, 403, 503);
                asked.incrementAndGet();
            }
        });
        for (var round = 0; round < REVOCATIONS; round++) {
            team.set(ada, sam, "customersView", false).is(200);
            http.get(devices.get(round % 3), "/customers").refuses(403, "permission-missing");
            team.set(ada, sam, "customersView", true).is(200);
            http.get(devices.get((round + 1) % 3), "/customers").is(200);
        }
        over.set(true);
        assertThat(asking.isAlive() || asked.get() > 0).isTrue();
    }

    @Test
    void noRequestAfterARemovalSucceeds() {
        var ada = Cast.ada();
        for (var round = 0; round < REMOVALS; round++) {
            var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
            var devices = List.of(sam, Cast.elsewhere(sam), Cast.elsewhere(sam));
            http.get(sam, "/customers").is(200);
            team.remove(ada, sam).is(204);
            AtOnce.run(3, number -> http.get(devices.get(number), number == 1 ? "/company" : "/customers"))
                    .forEach(answer -> answer.refuses(403, "no-company"));
            http.put(sam, "/auth/active-company", "{\"companyId\": \"%s\"}".formatted(ada.company()))
                    .refuses(404, "not-found");
            assertThat(http.get(sam, "/auth/profile").is(200).json().path("companies"))
                    .isEmpty();
        }
    }

    /** Who comes back comes back as new: without flags, and only where they go. */
    @Test
    void whoComesBackHasNoFlagsAndOtherSessionsStayOut() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var tablet = Cast.elsewhere(sam);
        team.remove(ada, sam).is(204);
        team.join(sam, team.code(ada)).is(201);
        http.get(sam, "/company").is(200);
        http.get(sam, "/customers").refuses(403, "permission-missing");
        http.get(tablet, "/company").refuses(403, "no-company");
    }

    @Test
    void anEndedSessionIsOverAtOnce() {
        var ada = Cast.ada();
        for (var round = 0; round < 20; round++) {
            var tablet = Cast.elsewhere(ada);
            http.get(tablet, "/members").is(200);
            if (round % 2 == 0) {
                http.delete(ada, "/auth/sessions").is(204);
            } else {
                http.delete(ada, "/auth/sessions/" + tablet.session()).is(204);
            }
            http.get(tablet, "/members").refuses(401, "no-session");
            http.get(ada, "/members").is(200);
        }
    }
}
