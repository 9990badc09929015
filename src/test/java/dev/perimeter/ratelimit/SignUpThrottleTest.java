package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.logins.Guest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Spec 17.3: one address signs up a hundred times an hour, whatever comes of it, and nobody elsewhere waits for it. */
@BehindAProxy
@TestPropertySource(properties = "perimeter.throttle.sign-up-per-address=" + SignUpThrottleTest.LIMIT)
class SignUpThrottleTest {

    static final int LIMIT = 100;

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");

    @Autowired
    Http http;

    @Test
    void anAddressSignsUpAHundredTimesAnHourAlsoWhereItSucceeds() {
        var ann = Guest.of(http);
        for (var i = 0; i < 10; i++) {
            Guest.of(http).from(ann.address()).signUp().is(201);
        }
        ann.from("10.9.1.1").signUp().is(201);
        for (var i = 10; i < LIMIT; i++) {
            ann.signUp().refuses(409, "email-taken");
        }
        var refused = Guest.of(http).from(ann.address()).signUp().refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_000, 3_600);
        ann.signIn(Guest.PASSWORD).is(200);
        Guest.of(http).signUp().is(201);
    }

    @Test
    void whatCannotBeASignUpIsNotCounted() {
        var ann = Guest.of(http);
        for (var i = 0; i <= LIMIT; i++) {
            ann.signUp("too short").refuses(400, "invalid");
        }
        ann.signUp().is(201);
    }

    /** Those for whom there was no room are counted as well: a crowd ends. */
    @Test
    void aCrowdOfOneAddressEndsAndKeepsNobodyElsewhereOut() {
        var crowd = Guest.of(http);
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var slowest = new AtomicLong();
        var statuses = together(crowd, ann, slowest);
        var fromTheCrowd = statuses.subList(1, statuses.size()).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(fromTheCrowd).isSubsetOf(201, 429, 503);
        assertThat(fromTheCrowd).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(LIMIT);
        if (LONG) {
            // A busy machine answers some of them 503 before they are counted.
            assertThat(fromTheCrowd).filteredOn(status -> status != 429).hasSizeLessThanOrEqualTo(LIMIT);
        }
        assertThat(statuses.getFirst()).containsOnly(200);
        assertThat(IntStream.rangeClosed(0, LIMIT).map(_ -> newcomer(crowd)).anyMatch(status -> status == 429))
                .as("the crowd ends")
                .isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "perimeter.test.long", matches = "true")
    void whoSignsInElsewhereWaitsLessThanASecond() {
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var slowest = new AtomicLong();
        for (var round = 0; round < 5; round++) {
            assertThat(together(Guest.of(http), ann, slowest).getFirst()).containsOnly(200);
        }
        assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(1));
    }

    /** Ann's sign-ins first, then what each of the crowd is answered. */
    private static List<List<Integer>> together(Guest crowd, Guest ann, AtomicLong slowest) {
        return AtOnce.run(201, number -> number == 0 ? signIns(ann, slowest) : List.of(newcomer(crowd)));
    }

    private static int newcomer(Guest crowd) {
        return Guest.of(crowd.http()).from(crowd.address()).signUp().status();
    }

    private static List<Integer> signIns(Guest ann, AtomicLong slowest) {
        return Stream.generate(() -> {
                    var began = System.nanoTime();
                    Answer answer = ann.signIn(Guest.PASSWORD);
                    slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    return answer.status();
                })
                .limit(10)
                .toList();
    }
}
