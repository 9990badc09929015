package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spec 2.5: a person's own sessions, and when they end. */
@PerimeterTest
class SessionsApiTest {

    private static final JdbcClient DB = TestDatabase.administrator();

    @Autowired
    Http http;

    @Test
    void anotherPersonsSessionDoesNotExist() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var theirs = http.delete(rita, "/auth/sessions/" + ada.session()).refuses(404, "not-found");
        var nobodys = http.delete(rita, "/auth/sessions/" + UUID.randomUUID()).refuses(404, "not-found");
        assertThat(theirs.text()).isEqualTo(nobodys.text());
        http.delete(rita, "/auth/sessions/17").refuses(404, "not-found");
        http.delete(rita, "/auth/sessions").is(204);
        assertThat(ids(ada)).containsExactly(ada.session().toString());
    }

    @Test
    void sessionsAreListedAndEndedOneByOne() {
        var here = Cast.ada();
        var there = Cast.elsewhere(here);
        var listed = http.get(here, "/auth/sessions").is(200).json();
        assertThat(listed.path("items"))
                .hasSize(2)
                .allSatisfy(session -> assertThat(session.propertyNames())
                        .containsExactlyInAnyOrder(
                                "id", "createdAt", "lastSeenAt", "expiresAt", "userAgent", "current"));
        assertThat(listed.path("items")
                        .valueStream()
                        .filter(session -> session.path("current").asBoolean())
                        .map(session -> session.path("id").asString()))
                .containsExactly(here.session().toString());

        http.delete(here, "/auth/sessions/" + there.session()).is(204);
        http.delete(here, "/auth/sessions/" + there.session()).refuses(404, "not-found");
        refused(there);
        assertThat(ids(here)).containsExactly(here.session().toString());
    }

    @Test
    void allOthersAreEndedAtOnceAndSignOutEndsOnesOwn() {
        var here = Cast.ada();
        var others = List.of(Cast.elsewhere(here), Cast.elsewhere(here));
        http.delete(here, "/auth/sessions").is(204);
        others.forEach(this::refused);
        http.get(here, "/customers").is(200);
        http.post(here, "/auth/sign-out", null).is(204);
        refused(here);
        http.post(here, "/auth/sign-out", null).refuses(401, "no-session");
    }

    @Test
    void ofSessionsThatEndEachOtherAtOnceOneStays() {
        for (var round = 0; round < 10; round++) {
            var first = Cast.ada();
            var all = List.of(first, Cast.elsewhere(first), Cast.elsewhere(first), Cast.elsewhere(first));
            var answers = AtOnce.run(4, number -> http.delete(all.get(number), "/auth/sessions"));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(204, 401));
            assertThat(sessions(first)).isOne();
        }
    }

    @Test
    void aSessionEndsSevenDaysUnused() {
        var ada = Cast.ada();
        move(ada, "last_seen_at", "6 days 23 hours");
        http.get(ada, "/customers").is(200);
        move(ada, "last_seen_at", "7 days 1 second");
        refused(ada);
        assertThat(ids(Cast.elsewhere(ada))).doesNotContain(ada.session().toString());
    }

    @Test
    void aSessionEndsAfterThirtyDaysHoweverMuchItIsUsed() {
        var ada = Cast.ada();
        DB.sql("update gate.session set expires_at = now() + interval '1 minute' where id = ?")
                .param(ada.session())
                .update();
        http.get(ada, "/customers").is(200);
        DB.sql("update gate.session set expires_at = now() - interval '1 second' where id = ?")
                .param(ada.session())
                .update();
        refused(ada);
        var sam = Cast.ada();
        assertThat(DB.sql("select expires_at - created_at = interval '30 days' from gate.session where id = ?")
                        .param(sam.session())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whenItWasSeenLastIsWrittenDownEveryFiveMinutesAtMost() {
        var ada = Cast.ada();
        move(ada, "last_seen_at", "4 minutes");
        var before = lastSeen(ada);
        http.get(ada, "/customers").is(200);
        http.get(ada, "/auth/profile").is(200);
        assertThat(lastSeen(ada)).isEqualTo(before);
        for (var path : List.of("/customers", "/auth/profile")) {
            move(ada, "last_seen_at", "6 minutes");
            http.get(ada, path).is(200);
            assertThat(lastSeen(ada)).isAfter(before);
        }
    }

    @Test
    void theDatabaseKeepsNothingThatSignsIn() {
        var ada = Cast.ada();
        http.post(ada, "/customers", "{\"name\": \"Grace\"}", "Idempotency-Key", "k")
                .is(201);
        var kept = DB.sql("select row_to_json(s)::text from gate.session s where id = ?")
                .param(ada.session())
                .query(String.class)
                .single();
        var token = ada.token().text();
        assertThat(kept)
                .doesNotContain(token)
                .doesNotContain(hex(token.getBytes(StandardCharsets.US_ASCII)))
                .contains(hex(ada.token().hash()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void refused(Actor me) {
        http.get(me, "/customers").refuses(401, "no-session");
        http.get(me, "/auth/profile").refuses(401, "no-session");
    }

    private List<String> ids(Actor me) {
        return http.get(me, "/auth/sessions")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(session -> session.path("id").asString())
                .toList();
    }

    private static void move(Actor me, String column, String back) {
        DB.sql("update gate.session set " + column + " = now() - cast(? as interval) where id = ?")
                .params(List.of(back, me.session()))
                .update();
    }

    private static OffsetDateTime lastSeen(Actor me) {
        return DB.sql("select last_seen_at from gate.session where id = ?")
                .param(me.session())
                .query(OffsetDateTime.class)
                .single();
    }

    private static int sessions(Actor me) {
        return DB.sql("select count(*) from gate.session where expires_at > clock_timestamp() and login_id = ?")
                .param(me.login())
                .query(Integer.class)
                .single();
    }
}
