package dev.perimeter.events;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Spec 16.1: what changed is told within two seconds, to whoever may see it at that moment. */
@PerimeterTest
@ExtendWith(OutputCaptureExtension.class)
class EventsTest {

    /** Two seconds on a machine that does nothing else ({@code bench/live}). */
    private static final Duration LATE = Duration.ofSeconds(20);

    @Autowired
    Http http;

    @Autowired
    EventStreams streams;

    @LocalServerPort
    int port;

    /** What another company does is not told, not even that something happened; its own is. */
    @Test
    @Tag("stranger")
    void tellsNothingOfAnotherCompany() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        try (var page = Listener.page(port, rita);
                var program = Listener.program(port, rita)) {
            assertThat(page.hears(LATE, ":open")).isTrue();
            assertThat(program.hears(LATE, ":open")).isTrue();
            var grace = added(ada, "Grace");
            http.patch(ada, "/customers/" + grace, "{\"notes\": \"navy\"}").is(200);
            http.delete(ada, "/customers/" + grace).is(204);
            http.post(ada, "/invites", "{}").is(201);
            var own = added(rita, "Konrad");
            assertThat(program.next(LATE, event -> !event.startsWith(":") && !event.contains("company")))
                    .contains(own)
                    .doesNotContain(grace);
            assertThat(page.next(LATE, event -> event.startsWith("changed") && !event.contains("company")))
                    .isEqualTo("changed [\"customer\"]");
            assertThat(program.told()).noneMatch(event -> event.contains(grace) || event.contains("invite"));
            assertThat(page.told()).noneMatch(event -> event.contains("invite"));
        }
    }

    @Test
    void tellsPagesWhichKindsOfRecordsChanged() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        try (var page = Listener.page(port, sam)) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/event-stream");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(page.hears(LATE, ":open")).isTrue();
            added(ada, "Grace");
            assertThat(page.next(LATE, event -> event.contains("customer"))).isEqualTo("changed [\"customer\"]");
        }
    }

    @Test
    void tellsProgramsWhichRecordsChangedAndTheirVersions() {
        var ada = Cast.ada();
        try (var program = Listener.program(port, ada)) {
            assertThat(program.hears(LATE, ":open")).isTrue();
            var grace = added(ada, "Grace");
            var event = "change {\"type\":\"%s\",\"recordType\":\"customer\",\"id\":\"" + grace + "\",\"version\":%s}";
            assertThat(program.hears(LATE, event.formatted("added", 1))).isTrue();
            http.patch(ada, "/customers/" + grace, "{\"notes\": \"navy\"}").is(200);
            assertThat(program.hears(LATE, event.formatted("changed", 2))).isTrue();
            http.delete(ada, "/customers/" + grace).is(204);
            assertThat(program.hears(LATE, event.formatted("removed", "null"))).isTrue();
        }
    }

    /** Spec 6.4: with the flag taken away, nothing more is told of what it shows; with it given, everything. */
    @Test
    void tellsWhatMayBeSeenAtThatMoment() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        try (var page = Listener.page(port, sam);
                var program = Listener.program(port, sam)) {
            assertThat(page.hears(LATE, ":open")).isTrue();
            assertThat(program.hears(LATE, ":open")).isTrue();
            added(ada, "Unseen");
            switchCustomers(ada, sam, true);
            assertThat(page.hears(LATE, "rights {}")).isTrue();
            var seen = added(ada, "Seen");
            assertThat(program.next(LATE, event -> event.contains(seen))).isNotNull();
            assertThat(page.hears(LATE, "changed [\"customer\"]")).isTrue();
            switchCustomers(ada, sam, false);
            assertThat(page.hears(LATE, "rights {}")).isTrue();
            added(ada, "Unseen too");
            // It has come and gone when this has come.
            switchCustomers(ada, sam, true);
            assertThat(page.next(LATE, event -> event.startsWith("rights") || event.contains("customer")))
                    .isEqualTo("rights {}");
        }
    }

    @Test
    void endsWithTheSession() {
        endsAfter(ada -> http.post(ada, "/auth/sign-out", null).is(204));
    }

    @Test
    void endsWhenAnotherSessionEndsIt() {
        endsAfter(ada -> http.delete(Cast.elsewhere(ada), "/auth/sessions").is(204));
    }

    @Test
    void endsWhenTheSessionGoesToAnotherCompany() {
        endsAfter(ada -> http.post(ada, "/onboarding/owner", """
                        {"displayName": "Ada", "company":
                          {"name": "Ada's second", "industry": "Prototyping", "size": "1", "city": "Leeds", "currency": "GBP"}}""").is(201));
    }

    @Test
    void endsWithTheMembership() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        endsAfter(sam, _ -> http.delete(ada, "/members/" + sam.account()).is(204));
    }

    /** Spec 2.5: a session that nobody uses ends, though a page of it stands open. */
    @Test
    void keepsNoSessionAlive() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var seen = "select last_seen_at from gate.session where id = ?";
        try (var page = Listener.page(port, sam)) {
            assertThat(page.hears(LATE, ":open")).isTrue();
            var db = TestDatabase.administrator();
            db.sql("update gate.session set last_seen_at = last_seen_at - interval '3 days' where id = ?")
                    .param(sam.session())
                    .update();
            var before = db.sql(seen).param(sam.session()).query(String.class).single();
            added(ada, "Grace");
            assertThat(page.hears(LATE, "changed [\"customer\"]")).isTrue();
            assertThat(db.sql(seen).param(sam.session()).query(String.class).single())
                    .isEqualTo(before);
            db.sql("update gate.session set last_seen_at = last_seen_at - interval '5 days' where id = ?")
                    .param(sam.session())
                    .update();
            assertThat(page.hears(LATE, "over {}")).isTrue();
        }
    }

    /** Spec 17.3: a person's oldest stream makes room for a new one, and nobody else's does. */
    @Test
    void aPersonHasOnlySoMany() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var open = new ArrayList<Listener>();
        try (var other = Listener.page(port, sam)) {
            IntStream.range(0, 13).forEach(_ -> open.add(Listener.page(port, ada)));
            assertThat(open.getFirst().ends(LATE)).isTrue();
            added(ada, "Grace");
            assertThat(open.getLast().hears(LATE, "changed [\"customer\"]")).isTrue();
            assertThat(open.get(1).hears(LATE, "changed [\"customer\"]")).isTrue();
            assertThat(other.ends(Duration.ZERO)).isFalse();
        } finally {
            open.forEach(Listener::close);
        }
    }

    /** Every tab is closed one day: that is no error, and no line of the log. */
    @Test
    void aReaderWhoGoesLeavesNothingInTheLog(CapturedOutput log) {
        var ada = Cast.ada();
        try (var other = Listener.page(port, ada)) {
            var program = Listener.program(port, ada);
            var page = Listener.page(port, ada);
            assertThat(page.hears(LATE, ":open")).isTrue();
            assertThat(program.hears(LATE, ":open")).isTrue();
            page.close();
            program.close();
            // Only who is written to is found to have gone.
            for (var round = 0; round < 4; round++) {
                added(ada, "Grace " + round);
                assertThat(other.hears(LATE, "changed [\"customer\"]")).isTrue();
            }
            assertThat(streams.all())
                    .filteredOn(stream -> stream.member().account().equals(ada.account()))
                    .hasSize(1);
            assertThat(log.getAll()).doesNotContain("Request failed", "threw exception");
        }
    }

    private void endsAfter(Consumer<Actor> act) {
        endsAfter(Cast.ada(), act);
    }

    private void endsAfter(Actor me, Consumer<Actor> act) {
        try (var page = Listener.page(port, me);
                var program = Listener.program(port, me)) {
            assertThat(page.hears(LATE, ":open")).isTrue();
            assertThat(program.hears(LATE, ":open")).isTrue();
            act.accept(me);
            assertThat(page.hears(LATE, "over {}")).isTrue();
            assertThat(page.ends(LATE)).isTrue();
            assertThat(program.ends(LATE)).isTrue();
        }
    }

    private String added(Actor me, String name) {
        return http.post(me, "/customers", "{\"name\": \"%s\"}".formatted(name))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    private void switchCustomers(Actor owner, Actor staff, boolean on) {
        http.patch(owner, "/members/" + staff.account(), "{\"permissions\": {\"customersView\": %s}}".formatted(on))
                .is(200);
    }
}
