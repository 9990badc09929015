package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;
import static dev.perimeter.team.invites.InviteAcceptanceRacesTest.persistently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.gate.Permission;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many change one team at once: each change is whole, there is exactly one owner at every instant, and nobody gets a fault for it. */
@BehindAProxy
class TeamRacesTest {

    private static final int ROUNDS = Team.LONG ? 500 : 8;

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    /** Spec 6.2: each flag for itself. */
    @Test
    void flagsThatTwoSetAtOnceAreBothKept() {
        var ada = Cast.ada();
        var manager = Cast.staffOf(ada, PERMISSIONS_MANAGE);
        var sam = Cast.staffOf(ada);
        for (var round = 0; round < ROUNDS; round++) {
            var to = round % 2 == 0;
            AtOnce.run(
                            8,
                            number -> persistently(() -> team.set(
                                    number % 2 == 0 ? ada : manager, sam, Permission.values()[number].field(), to)))
                    .forEach(answer -> answer.is(200));
            var kept = http.get(ada, Team.path(sam)).json();
            assertThat(kept.path("permissions").toString()).doesNotContain(String.valueOf(!to));
            assertThat(kept.path("version").asInt()).isEqualTo(1 + 8 * (round + 1));
        }
    }

    @Test
    void ofChangesOfOneVersionOneIsMade() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        for (var round = 0; round < ROUNDS; round++) {
            var to = round % 2 == 0;
            var tag = "\"%d\"".formatted(round + 1);
            var answers = AtOnce.run(
                    4,
                    number -> persistently(
                            () -> team.set(ada, sam, Permission.values()[number].field(), to, "If-Match", tag)));
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(200, 412)
                    .containsOnlyOnce(200);
            for (var flag : Permission.values()) {
                Team.DB
                        .sql("update membership set %s = %s where account_id = ?".formatted(flag.column(), to))
                        .param(sam.account())
                        .update();
            }
        }
    }

    /** Whoever was removed a moment ago removes nobody any more. */
    @Test
    void ofTwoWhoRemoveEachOtherOneStays() {
        var ada = Cast.ada();
        for (var round = 0; round < ROUNDS; round++) {
            var managers = List.of(Cast.staffOf(ada, PERMISSIONS_MANAGE), Cast.staffOf(ada, PERMISSIONS_MANAGE));
            var answers = AtOnce.run(
                    2, number -> persistently(() -> team.remove(managers.get(number), managers.get(1 - number))));
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 403);
        }
    }

    /** Spec 7.7: acceptance, withdrawal, another offer, the removal of the one asked, all at once. */
    @Test
    void thereIsExactlyOneOwnerAtEveryInstant() {
        var owners = new AtomicInteger();
        for (var round = 0; round < ROUNDS; round++) {
            var ada = Cast.ada();
            var sam = Cast.staffOf(ada, PERMISSIONS_MANAGE);
            var bob = Cast.staffOf(ada, PERMISSIONS_MANAGE);
            team.offer(ada, sam).is(201);
            var over = new AtomicBoolean();
            var watch = Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    if (owners(ada) != 1) {
                        owners.incrementAndGet();
                    }
                }
            });
            var answers = AtOnce.run(6, number -> persistently(() -> act(number, ada, sam, bob)));
            over.set(true);
            join(watch);
            assertThat(answers).extracting(Answer::status).containsOnly(expected(answers));
            // Whatever came first: what one who is no owner any more offered is void, and nobody is owner by two ways.
            if (answers.getFirst().status() == 200
                    && persistently(() -> team.accept(bob)).status() == 200) {
                assertThat(answers.get(3).status())
                        .as("an offer of a former owner was accepted")
                        .isEqualTo(-1);
            }
            assertThat(owners(ada)).isOne();
            assertThat(Team.count("""
                    select count(*) from company c join membership m on m.company_id = c.id and m.account_id = c.owner_account
                     where c.id = ? and m.role = 'owner'
                    """, ada.company())).isOne();
        }
        assertThat(owners).hasValue(0);
    }

    private Answer act(int number, Actor ada, Actor sam, Actor bob) {
        return switch (number) {
            case 0 -> team.accept(sam);
            case 1 -> http.delete(ada, "/company/ownership-offer");
            case 2 -> team.remove(bob, sam);
            case 3 -> team.offer(ada, bob);
            case 4 -> http.post(sam, "/customers", "{\"name\": \"Grace\"}", "Idempotency-Key", "k");
            default -> http.patch(ada, "/company", "{\"city\": \"Paris\"}");
        };
    }

    /** Done or refused, and never a fault. */
    private static Integer[] expected(List<Answer> answers) {
        return answers.stream()
                .map(Answer::status)
                .filter(status -> List.of(200, 201, 204, 403, 404).contains(status))
                .toArray(Integer[]::new);
    }

    /** All that can be done to a team, by everybody, in every order: somebody loses a race, nobody gets a fault. */
    @Test
    void whateverMeetsNothingLocksUp() {
        for (var round = 0; round < ROUNDS; round++) {
            var ada = Cast.ada();
            var manager = Cast.staffOf(ada, Permission.values());
            var sam = Cast.staffOf(ada, Permission.values());
            var invite = team.invite(sam);
            var code = invite.path("code").asString();
            var answers = AtOnce.run(9, number -> switch (number) {
                case 0 -> team.join(Cast.visitor("Joan"), code);
                case 1 -> team.set(manager, sam, "invitesSend", false);
                case 2 -> team.remove(ada, sam);
                case 3 -> http.delete(manager, "/invites/" + invite.path("id").asString());
                case 4 -> http.post(sam, "/invites", "{}");
                case 5 -> team.offer(ada, sam);
                case 6 -> http.send(sam, "DELETE", "/auth/sessions", null);
                case 7 -> team.accept(sam);
                default -> http.patch(ada, "/company", "{\"city\": \"%d\"}".formatted(number));
            });
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 403, 404, 503));
            assertThat(answers).filteredOn(answer -> answer.status() == 503).hasSizeLessThan(3);
            assertThat(Team.count("select count(*) from invite where used_at is not null and revoked_at is not null"))
                    .isZero();
            assertThat(owners(ada)).isOne();
        }
    }

    private static int owners(Actor of) {
        return Team.count("select count(*) from membership where company_id = ? and role = 'owner'", of.company());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
