package dev.perimeter.ratelimit;

import dev.perimeter.gate.Person;
import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Counts guesses at secrets that people pass on, such as invite codes, per account and per network
 * (spec 8.6).
 */
@Component
public class GuessThrottle {

    private static final int WAITS = 3;
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Throttle throttle;
    private final InviteThrottle invites;

    GuessThrottle(Throttle throttle, InviteThrottle invites) {
        this.throttle = throttle;
        this.invites = invites;
    }

    /**
     * Runs the guess, or refuses with 429 after too many wrong ones. The guess is counted before it
     * runs, and the count is taken back where it was not wrong.
     */
    public <T> T counted(Person me, HttpServletRequest request, Supplier<T> guess) {
        return counted(invites.of(me.login(), Network.of(request)), guess);
    }

    /** The same of somebody who has not signed in: counted per network. */
    public <T> T counted(HttpServletRequest request, Supplier<T> guess) {
        return counted(invites.of(Network.of(request)), guess);
    }

    private <T> T counted(Attempt attempt, Supplier<T> guess) {
        checkPatiently(attempt);
        throttle.countFailure(attempt);
        try {
            var result = guess.get();
            throttle.takeBack(attempt);
            return result;
        } catch (RuntimeException e) {
            if (isWrong(e)) {
                invites.countOverall();
            } else {
                throttle.takeBack(attempt);
            }
            throw e;
        }
    }

    /**
     * Guesses that still run are counted too. Whoever is refused may pass a moment later, when the
     * others were right and their counts are taken back.
     */
    private void checkPatiently(Attempt attempt) {
        for (var waits = 0; ; waits++) {
            try {
                throttle.check(attempt);
                return;
            } catch (Problem full) {
                if (waits == WAITS) {
                    throw full;
                }
                LockSupport.parkNanos(WAIT.toNanos());
            }
        }
    }

    /** Whether the code was unknown, used or expired. */
    private static boolean isWrong(RuntimeException e) {
        return e instanceof Problem problem
                && Set.of(404, 410).contains(problem.getStatusCode().value());
    }
}
