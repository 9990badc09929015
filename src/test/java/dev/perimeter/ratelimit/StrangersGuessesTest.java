package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import dev.perimeter.logins.Guest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Spec 3.5: guesses from many networks slow down networks alone where nobody signed in to the account before, and each of them keeps an allowance,
 * so that the right person gets in from anywhere.
 */
@BehindAProxy
class StrangersGuessesTest {

    private static final String WRONG = "a wrong password";
    private static final int OF_A_STRANGER = 3;

    @Autowired
    Http http;

    @Test
    void whereNobodySignedInBeforeThereAreThreeGuessesAnHour() {
        var ann = Guest.of(http).signedUpCheaply();
        attack(ann);
        var stranger = ann.from("10.8.1.1");
        guess(stranger, OF_A_STRANGER);
        tooMany(stranger.signIn(WRONG));
        tooMany(stranger.signIn(Guest.PASSWORD));
    }

    @Test
    void theRightPersonGetsInFromAnywhere() {
        var ann = Guest.of(http).signedUpCheaply();
        attack(ann);
        guess(ann, 9);
        ann.signIn(Guest.PASSWORD).is(200);
        var travelling = ann.from("10.8.2.1");
        guess(travelling, OF_A_STRANGER - 1);
        travelling.signIn(Guest.PASSWORD).is(200);
        // From now on that network is known.
        guess(travelling, 10 - (OF_A_STRANGER - 1));
        tooMany(travelling.signIn(WRONG));
        Guest.of(http).from("10.8.2.1").signIn(WRONG).refuses(401, "sign-in-failed");
    }

    @Test
    void whoHasASessionIsNoStrangerWhereverTheyAre() {
        var ann = Guest.of(http).signedUpCheaply();
        var me = ann.in();
        attack(ann);
        var travelling = ann.from("10.8.3.1");
        for (var i = 0; i < OF_A_STRANGER + 1; i++) {
            travelling.changePassword(me, WRONG, "the next password").refuses(403, "sign-in-failed");
        }
        travelling.changePassword(me, Guest.PASSWORD, "the next password").is(204);
    }

    @Test
    void networksWithinOneShareAnAllowance() {
        var ann = Guest.of(http).signedUpCheaply();
        attack(ann);
        for (var i = 0; i < 2 * OF_A_STRANGER; i++) {
            guess(ann.from("2001:db8:8:10%02x::1".formatted(i)), 1);
        }
        tooMany(ann.from("2001:db8:8:10ff::1").signIn(WRONG));
        for (var i = 0; i < 6 * OF_A_STRANGER; i++) {
            guess(ann.from("2001:db8:8:%02x00::1".formatted(0x20 + i)), 1);
        }
        tooMany(ann.from("2001:db8:8:ff00::1").signIn(WRONG));
        guess(ann.from("2001:db8:9:1::1"), 1);
    }

    @Test
    void anUnknownAccountIsSlowedDownJustTheSame() {
        var nobody = Guest.of(http);
        attack(nobody);
        var stranger = nobody.from("10.8.4.1");
        guess(stranger, OF_A_STRANGER);
        tooMany(stranger.signIn(WRONG));
    }

    @Test
    void twentyNetworksAreRememberedAndNoAddressAmongThem() {
        var ann = Guest.of(http).signedUpCheaply();
        for (var i = 1; i <= 25; i++) {
            ann.from("10.8.5." + i).signIn(Guest.PASSWORD).is(200);
        }
        assertThat(TestDatabase.administrator()
                        .sql("""
                                select count(*) || ' ' || count(distinct network) || ' ' || bool_and(length(network) = 32)
                                  from gate.known_network n join gate.login l on l.id = n.login_id
                                 where l.email = ?
                                """)
                        .param(ann.email())
                        .query(String.class)
                        .single())
                .isEqualTo("20 20 true");
    }

    /** As many as make an account one that is guessed at, from networks all over the world. */
    private static void attack(Guest victim) {
        for (var network = 0; network < 10; network++) {
            guess(victim.from("10.8.0." + network), 5);
        }
    }

    private static void guess(Guest guest, int times) {
        for (var i = 0; i < times; i++) {
            guest.signIn(WRONG).refuses(401, "sign-in-failed");
        }
    }

    private static void tooMany(Answer answer) {
        answer.refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3_600);
    }
}
