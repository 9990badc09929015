package dev.perimeter.team.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.team.Team;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Spec 8.6: guessing codes is slowed down per account and per network address; a failed guess counts though nothing else of it is kept. */
@BehindAProxy
class InviteCodeGuessesTest {

    private static final String WRONG = "00000-00000";

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    @Test
    void anAccountHasTenGuessesAnHour() {
        var ada = Cast.ada();
        var sam = Cast.visitor("Sam");
        for (var guess = 0; guess < 9; guess++) {
            team.join(sam, guess % 2 == 0 ? WRONG : "no code at all").refuses(404, "invite-unknown");
        }
        // What is right takes nothing away, and what is malformed is no guess.
        team.join(sam, team.code(ada)).is(201);
        team.join(sam, team.code(ada)).refuses(409, "already-member");
        team.join(sam, "x".repeat(101)).refuses(400, "invalid");
        team.join(sam, WRONG).refuses(404, "invite-unknown");
        tooMany(team.join(sam, WRONG));
        tooMany(team.join(sam, team.code(Cast.rita())));
        tooMany(team.join(Cast.elsewhere(sam), WRONG));
        team.join(Cast.visitor("Joan"), team.code(ada)).is(201);
        Team.DB.sql("update gate.throttle set window_ends = now()").update();
        team.join(sam, team.code(Cast.rita())).is(201);
    }

    @Test
    void aSpentCodeIsAGuessAsWell() {
        var ada = Cast.ada();
        var code = team.code(ada);
        team.join(Cast.visitor("Sam"), code).is(201);
        var late = Cast.visitor("Late");
        for (var guess = 0; guess < 10; guess++) {
            team.join(late, code).refuses(410, "invite-used");
        }
        tooMany(team.join(late, code));
        http.post(late, "/auth/setup", "{}").is(201);
    }

    @Test
    void anAddressHasFiftyGuessesAnHourOverAllAccounts() {
        var ada = Cast.ada();
        for (var guess = 0; guess < 50; guess++) {
            team.join(Cast.visitor("Eve"), WRONG, "2001:db8:7:1::" + guess).refuses(404, "invite-unknown");
        }
        tooMany(team.join(Cast.visitor("Eve"), WRONG, "2001:db8:7:1::ffff"));
        team.join(Cast.visitor("Sam"), team.code(ada), "2001:db8:7:2::1").is(201);
    }

    /** Asking who invites is guessing, with an account and without one: the same counts hold. */
    @Test
    void askingWhoInvitesIsAGuess() {
        var code = team.code(Cast.ada());
        var address = "2001:db8:9:1::1";
        assertThat(invited(code, address).text()).contains("You were invited to");
        for (var guess = 0; guess < 50; guess++) {
            assertThat(invited(WRONG, address).header("Location")).endsWith("/join/confirm");
        }
        assertThat(invited(code, address).status()).isEqualTo(302);
        tooMany(team.join(Cast.visitor("Eve"), code, address));
        assertThat(invited(code, "2001:db8:9:2::1").text()).contains("You were invited to");
    }

    private Answer invited(String code, String address) {
        var headers = new String[] {"Cookie", "perimeter-code=" + code, "X-Forwarded-For", address};
        return http.browsing(null, "GET", "/join/invited", headers);
    }

    /** Strangers who guess elsewhere close the door to nobody; somebody is told of them. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void manyWrongCodesOfOthersKeepNobodyOut(CapturedOutput output) {
        Team.DB.sql("""
                        insert into gate.throttle (bucket, failures, window_ends)
                        values (encode(sha256('invite'), 'hex'), 5000, now() + interval '1 hour')
                        on conflict (bucket) do update set failures = 5000, window_ends = excluded.window_ends
                        """).update();
        var ada = Cast.ada();
        team.join(Cast.visitor("Sam"), team.code(ada)).is(201);
        team.join(Cast.visitor("Eve"), WRONG).refuses(404, "invite-unknown");
        team.join(Cast.visitor("Joan"), team.code(ada)).is(201);
        assertThat(output.getAll()).contains("5000 wrong invite codes or more within PT1H");
    }

    @Test
    void networksWithinOneHaveAnAllowanceTogether() {
        for (var guess = 0; guess < 100; guess++) {
            team.join(Cast.visitor("Eve"), WRONG, "2001:db8:6:2%02x::1".formatted(guess))
                    .refuses(404, "invite-unknown");
        }
        tooMany(team.join(Cast.visitor("Eve"), WRONG, "2001:db8:6:2ff::1"));
        team.join(Cast.visitor("Eve"), WRONG, "2001:db8:6:300::1").refuses(404, "invite-unknown");
    }

    private static void tooMany(Answer answer) {
        answer.refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3_500, 3_600);
    }
}
