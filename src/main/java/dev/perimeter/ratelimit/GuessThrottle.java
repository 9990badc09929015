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

/** Counts guesses at secrets that people pass on, such as invite codes: per account and per network address (spec 8.6). */
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

    /** Does it, unless there were too many wrong guesses (429). Counted before it is tried, and taken back when it was no wrong guess. */
    public <T> T counted(Person me, HttpServletRequest request, Supplier<T> guess) {
        var attempt = invites.of(me.login(), Network.of(request));
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

    /** Tries that still run are counted as well: who is refused may be right a moment later, when those of the others are taken back. */
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

    /** Unknown, used or expired. */
    private static boolean isWrong(RuntimeException e) {
        return e instanceof Problem problem
                && Set.of(404, 410).contains(problem.getStatusCode().value());
    }
}
