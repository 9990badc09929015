package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import dev.perimeter.logins.Guest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spec 3.5: guessing is slowed down per account and per network address, and a stranger locks nobody out. */
@BehindAProxy
class ThrottleTest {

    private static final JdbcClient DB = TestDatabase.administrator();
    private static final String WRONG = "a wrong password";

    @Autowired
    Http http;

    @Test
    void aStrangersGuessesDoNotKeepTheRightPersonOut() {
        var ann = Guest.of(http).signedUpCheaply();
        var stranger = ann.from("10.9.0.1");
        guess(stranger, 10);
        tooMany(stranger.signIn(WRONG));
        tooMany(stranger.signIn(Guest.PASSWORD));
        tooMany(ann.as(" " + ann.email().toUpperCase()).from("10.9.0.1").signIn(WRONG));
        ann.signIn(Guest.PASSWORD).is(200);
        Guest.of(http).from("10.9.0.1").signUp().is(201);
    }

    @Test
    void anUnknownAccountIsThrottledJustTheSame() {
        var nobody = Guest.of(http);
        guess(nobody, 10);
        tooMany(nobody.signIn(WRONG));
    }

    @Test
    void successIsNeverCountedAndTakesNothingBack() {
        var ann = Guest.of(http).signedUpCheaply();
        for (var i = 0; i < 15; i++) {
            ann.signIn(Guest.PASSWORD).is(200);
        }
        guess(ann, 9);
        ann.signIn(Guest.PASSWORD).is(200);
        guess(ann, 1);
        tooMany(ann.signIn(Guest.PASSWORD));
    }

    @Test
    void pagesSayWhenToTryAgain() {
        var email = Guest.of(http).email();
        for (var i = 0; i < 10; i++) {
            assertThat(http.browse(null, "POST", "/sign-in", "email", email, "password", WRONG)
                            .header("Retry-After"))
                    .isNull();
        }
        var answer = http.browse(null, "POST", "/sign-in", "email", email, "password", WRONG)
                .is(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }

    @Test
    void theWindowEndsAndStartsAnew() {
        var ann = Guest.of(http).signedUpCheaply();
        guess(ann, 10);
        var wait = Integer.parseInt(tooMany(ann.signIn(WRONG)).header("Retry-After"));
        assertThat(wait).isBetween(890, 900);
        DB.sql("update gate.throttle set window_ends = now() where failures >= 10")
                .update();
        guess(ann, 10);
        tooMany(ann.signIn(WRONG));
    }

    @Test
    void oneAddressHasAHundredFailuresOverAllAccounts() {
        for (var i = 0; i < 10; i++) {
            // Their hash is none, and takes no work.
            guess(Guest.of(http).as(Cast.visitor("Ann").email()).from("10.9.0.2"), 10);
        }
        tooMany(Guest.of(http).from("10.9.0.2").signIn(WRONG));
        Guest.of(http).signIn(WRONG).refuses(401, "sign-in-failed");
    }

    @Test
    void theFirst64BitsOfAnIpv6AddressAreOneAddress() {
        var ann = Guest.of(http);
        for (var i = 0; i < 10; i++) {
            ann.from("2001:db8:0:1::" + Integer.toHexString(i * 4099))
                    .signIn(WRONG)
                    .refuses(401, "sign-in-failed");
        }
        tooMany(ann.from("2001:db8:0:1:ffff:ffff:ffff:ffff").signIn(WRONG));
        ann.from("2001:db8:0:2::1").signIn(WRONG).refuses(401, "sign-in-failed");
        ann.from("::ffff:10.9.0.3").signIn(WRONG).refuses(401, "sign-in-failed");
    }

    @Test
    void whatStandsBeforeTheProxysWordIsTheStrangersOwn() {
        var ann = Guest.of(http);
        for (var i = 0; i < 10; i++) {
            ann.from("10.77.0.%d, 10.9.0.4".formatted(i)).signIn(WRONG).refuses(401, "sign-in-failed");
        }
        tooMany(ann.from("10.77.0.99, 10.9.0.4").signIn(WRONG));
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ann.email(), WRONG);
        tooMany(http.post(null, "/auth/sign-in", body, "X-Forwarded-For", "10.77.0.98", "X-Forwarded-For", "10.9.0.4"));
    }

    @Test
    void anAddressThatIsNoneIsNoWayRound() {
        for (var forged :
                new String[] {"1.2.3", "::::", "1.2.3.4:5678", "[::1]:80", "fe80::1%eth0", "a", "", ",", "256.1.1.1"}) {
            Guest.of(http).from(forged).signIn(WRONG).refuses(401, "sign-in-failed");
        }
    }

    @Test
    void parallelGuessesGetAFewBeyondTheLimitAtMost() {
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var answers = AtOnce.run(40, _ -> ann.signIn(WRONG));
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeBetween(10, 14);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(401, 429, 503));
    }

    @Test
    void thePasswordOfAnOpenSessionIsNotForGuessingEither() {
        var ann = Guest.of(http).signedUpCheaply();
        var me = ann.in();
        for (var i = 0; i < 10; i++) {
            ann.changePassword(me, WRONG, "the next password").refuses(403, "sign-in-failed");
        }
        tooMany(ann.changePassword(me, Guest.PASSWORD, "the next password"));
    }

    private static void guess(Guest guest, int times) {
        for (var i = 0; i < times; i++) {
            guest.signIn(WRONG).refuses(401, "sign-in-failed");
        }
    }

    private static Answer tooMany(Answer answer) {
        answer.refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        return answer;
    }
}
