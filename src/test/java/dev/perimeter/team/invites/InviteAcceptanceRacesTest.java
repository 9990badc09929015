package dev.perimeter.team.invites;

import static dev.perimeter.gate.Permission.INVITES_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.team.Team;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 8.2: an invite works once, also when many use it at the same instant, and never after it died. */
@BehindAProxy
public class InviteAcceptanceRacesTest {

    private static final int ROUNDS = Team.LONG ? 1_000 : 20;
    private static final int MEETINGS = Team.LONG ? 500 : 10;

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    @Test
    void ofTwentyAccountsOneJoins() {
        var ada = Cast.ada();
        var twenty = Stream.generate(() -> Cast.visitor("Sam")).limit(20).toList();
        for (var round = 0; round < ROUNDS; round++) {
            if (round % 5 == 0) {
                clearThrottle();
                ada = Cast.ada();
                twenty = Stream.generate(() -> Cast.visitor("Sam")).limit(20).toList();
            }
            var code = team.code(ada);
            var people = twenty;
            var before = members(ada);
            var answers = AtOnce.run(20, number -> persistently(() -> team.join(people.get(number), code)));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> answer.refuses(410, "invite-used"));
            assertThat(members(ada)).isEqualTo(before + 1);
            assertThat(Team.halfUsed(ada)).isZero();
            var winner = answers.indexOf(answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .findFirst()
                    .orElseThrow());
            twenty = Stream.concat(
                            Stream.of(Cast.visitor("Sam")),
                            people.stream().filter(person -> person != people.get(winner)))
                    .toList();
        }
        assertThat(
                        Team.count(
                                "select count(*) from account a where a.email like 'sam-%' and not exists (select from gate.login l where l.account_id = a.id)"))
                .isZero();
    }

    @Test
    void oneAccountTwentyTimesAtOnceJoinsOnce() {
        var ada = Cast.ada();
        for (var round = 0; round < 5; round++) {
            var code = team.code(ada);
            var sam = Cast.visitor("Sam");
            var answers = AtOnce.run(20, _ -> persistently(() -> team.join(sam, code)));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
            assertThat(answers.stream()
                            .map(answer -> answer.json().path("account").path("id")))
                    .containsOnly(answers.getFirst().json().path("account").path("id"));
            assertThat(Team.halfUsed(ada)).isZero();
        }
        assertThat(members(ada)).isEqualTo(6);
    }

    @Test
    void twoCodesOfACompanyAtOnceMakeOneMembership() {
        var ada = Cast.ada();
        for (var round = 0; round < MEETINGS; round++) {
            var codes = List.of(team.code(ada), team.code(ada));
            var sam = Cast.visitor("Sam");
            var answers = AtOnce.run(2, number -> persistently(() -> team.join(sam, codes.get(number))));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            team.join(Cast.visitor("Late"), codes.get(answers.get(0).status() == 409 ? 0 : 1))
                    .is(201);
        }
    }

    @Test
    void acceptedOrRevokedNeverBoth() {
        var ada = Cast.ada();
        for (var round = 0; round < MEETINGS; round++) {
            var invite = team.invite(ada);
            var sam = Cast.visitor("Sam");
            var answers = AtOnce.run(
                    2,
                    number -> persistently(() -> number == 0
                            ? team.join(sam, invite.path("code").asString())
                            : http.delete(ada, "/invites/" + invite.path("id").asString())));
            var statuses = answers.stream().map(Answer::status).toList();
            assertThat(statuses).isIn(List.of(201, 404), List.of(404, 204));
        }
        assertThat(Team.halfUsed(ada)).isZero();
        assertThat(http.get(ada, "/invites").json().path("items")).isEmpty();
    }

    @Test
    void aCodeDiesWithItsMakersMembershipOrRightAlsoWhileItIsUsed() {
        var ada = Cast.ada();
        List<Consumer<Actor>> deaths = List.of(
                maker -> persistently(() -> team.remove(ada, maker)).is(204),
                maker -> persistently(() -> team.set(ada, maker, "invitesSend", false))
                        .is(200));
        for (var round = 0; round < MEETINGS; round++) {
            var maker = Cast.staffOf(ada, INVITES_SEND);
            var code = team.code(maker);
            var death = deaths.get(round % 2);
            var answers = AtOnce.run(2, number -> {
                if (number == 0) {
                    return persistently(() -> team.join(Cast.visitor("Sam"), code))
                            .status();
                }
                death.accept(maker);
                return 0;
            });
            assertThat(answers.getFirst()).isIn(201, 404);
            team.join(Cast.visitor("Late"), code).is(answers.getFirst() == 201 ? 410 : 404);
        }
        assertThat(Team.count(
                        "select count(*) from invite where company_id = ? and used_at is null and revoked_at is null",
                        ada.company()))
                .isZero();
    }

    /** Attack 60: whoever is removed, or loses the right, while they make an invite leaves none behind. */
    @Test
    void nobodyLeavesALiveInviteBehind() {
        var ada = Cast.ada();
        for (var round = 0; round < MEETINGS; round++) {
            var maker = Cast.staffOf(ada, INVITES_SEND);
            var removal = round % 2 == 0;
            var answers = AtOnce.run(
                    4,
                    number -> number > 0
                            ? persistently(() -> http.post(maker, "/invites", "{}"))
                            : persistently(() ->
                                    removal ? team.remove(ada, maker) : team.set(ada, maker, "invitesSend", false)));
            answers.getFirst().is(removal ? 204 : 200);
            assertThat(answers.subList(1, 4))
                    .extracting(Answer::status)
                    .containsAnyOf(201, 403)
                    .doesNotContain(500);
            assertThat(http.get(ada, "/invites").json().path("items")).isEmpty();
        }
    }

    /** Many wait for one company and a few connections: who is asked to come back comes back. */
    public static Answer persistently(Supplier<Answer> request) {
        var answer = request.get();
        for (var tries = 0; tries < 40 && answer.status() == 503; tries++) {
            LockSupport.parkNanos(25_000_000);
            answer = request.get();
        }
        return answer;
    }

    /** A code that another one used is a wrong guess. */
    private static void clearThrottle() {
        Team.DB.sql("delete from gate.throttle").update();
    }

    private static int members(Actor owner) {
        return Team.count("select count(*) from membership where company_id = ?", owner.company());
    }
}
