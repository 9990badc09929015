package dev.perimeter.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 8.6: guessing codes is slowed down per account and per network address; a failed guess counts though nothing else of it is kept. */
@BehindAProxy
class CodeGuessesTest {

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

    private static void tooMany(Answer answer) {
        answer.refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3_500, 3_600);
    }
}
