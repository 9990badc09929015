package dev.perimeter.team.invites;

import static dev.perimeter.team.invites.InviteAcceptanceRacesTest.persistently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import dev.perimeter.team.Team;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An invite ends on time, by the database's clock, and whatever is killed on the way, it is used whole or not at all (spec 8.2, 8.5). */
@BehindAProxy
class InviteLifeTest {

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    /** Attacks 69, 70. */
    @Test
    void endsOnTimeAndNotBefore() throws InterruptedException {
        var ada = Cast.ada();
        for (var milliseconds : new int[] {-1, 0, 1}) {
            var code = team.code(ada);
            expire(ada, milliseconds);
            Thread.sleep(5);
            team.join(Cast.visitor("Late"), code).refuses(410, "invite-expired");
            assertThat(http.get(ada, "/invites").json().path("items")).isEmpty();
            expire(ada, 60_000);
            team.join(Cast.visitor("Sam"), code).is(201);
        }
        var forgotten = team.code(ada);
        expire(ada, -7 * 24 * 3_600_000);
        team.join(Cast.visitor("Late"), forgotten).refuses(410, "invite-expired");
        assertThat(Team.count("select count(*) from account where display_name like 'late-%'"))
                .isZero();
    }

    /** It was alive when the request came, and is not any more when its turn has come. */
    @Test
    void aCodeThatEndsWhileItWaitsIsRefused() throws Exception {
        var ada = Cast.ada();
        for (var locked : new String[] {"company where id", "membership where company_id", "invite where company_id"}) {
            var code = team.code(ada);
            var late = Cast.visitor("Late");
            try (var blocker = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
                    var statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("select from %s = '%s' for update".formatted(locked, ada.company()));
                var waiting = CompletableFuture.supplyAsync(() -> team.join(late, code));
                awaitWaiting(locked, waiting);
                if (locked.startsWith("invite")) {
                    statement.execute("update invite set expires_at = clock_timestamp()"
                            + " where used_at is null and company_id = '%s'".formatted(ada.company()));
                } else {
                    expire(ada, 0);
                }
                assertThat(waiting).as(locked).isNotDone();
                blocker.commit();
                waiting.get().refuses(410, "invite-expired");
            }
        }
    }

    private static void awaitWaiting(String locked, CompletableFuture<Answer> waiting) throws InterruptedException {
        while (Team.count("select count(*) from pg_locks where not granted") == 0) {
            assertThat(waiting).as(locked).isNotDone();
            Thread.sleep(10);
        }
    }

    /** Attacks 71, 72. */
    @Test
    void connectionsThatAreKilledLeaveNothingHalfDone() throws Exception {
        var ada = Cast.ada();
        var accountsWithoutLogin =
                "select count(*) from account a where a.email like 'sam-%' and not exists (select from gate.login l where l.account_id = a.id)";
        var before = Team.count(accountsWithoutLogin);
        var over = new AtomicBoolean();
        var killer = Thread.ofPlatform().start(() -> killUntil(over));
        try {
            joinAHundred(ada);
        } finally {
            over.set(true);
            killer.join();
            // The pool looks at connections that rested for half a second: the dead ones are gone then.
            Thread.sleep(600);
        }
        assertThat(Team.halfUsed(ada)).isZero();
        assertThat(Team.count("select count(*) from membership where company_id = ?", ada.company()))
                .isEqualTo(101);
        assertThat(Team.count(accountsWithoutLogin)).isEqualTo(before);
    }

    /** Ten at a time; a killed one is asked again as it is, by the same person, until it is answered. */
    private void joinAHundred(Actor ada) {
        for (var batch = 0; batch < 10; batch++) {
            var codes = AtOnce.run(10, _ -> persistently(() -> http.post(ada, "/invites", "{}")));
            AtOnce.run(10, number -> {
                var sam = Cast.visitor("Sam");
                var code = codes.get(number).is(201).json().path("code").asString();
                var answer = persistently(() -> team.join(sam, code));
                return answer.status() == 201 ? again(sam, code, answer) : answer.is(200);
            });
        }
    }

    private Answer again(Actor sam, String code, Answer first) {
        var second = persistently(() -> team.join(sam, code)).is(200);
        assertThat(second.json().path("membership")).isEqualTo(first.json().path("membership"));
        return second;
    }

    private static void killUntil(AtomicBoolean over) {
        try (var connection = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
                var statement = connection.createStatement()) {
            while (!over.get()) {
                statement.execute("""
                        select pg_terminate_backend(pid)
                          from pg_stat_activity
                         where usename = 'perimeter_app'
                         order by random()
                         limit 1
                        """);
                Thread.sleep(250);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expire(Actor maker, int milliseconds) {
        Team.DB
                .sql(
                        "update invite set expires_at = clock_timestamp() + ? * interval '1 ms' where used_at is null and company_id = ?")
                .params(milliseconds, maker.company())
                .update();
    }
}
