package dev.perimeter.logins;

import dev.perimeter.gate.Person;
import dev.perimeter.logins.Throttle.Attempt;
import dev.perimeter.logins.Throttle.Bucket;
import dev.perimeter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts guesses at secrets that people pass on, such as invite codes: per account, per network address and overall (spec 8.6). */
@Component
public class Guesses {

    private static final int WAITS = 3;
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Throttle throttle;
    private final ThrottleProperties limits;
    private final ClientAddress addresses;

    Guesses(Throttle throttle, ThrottleProperties limits, ClientAddress addresses) {
        this.throttle = throttle;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** Does it, unless there were too many wrong guesses (429). Counted before it is tried, and taken back when it was no wrong guess. */
    public <T> T counted(Person me, HttpServletRequest request, Supplier<T> guess) {
        var attempt = new Attempt(
                limits.inviteWindow(),
                List.of(
                        new Bucket("invite|" + me.login(), limits.invitePerAccount()),
                        new Bucket("invite at " + addresses.network(request), limits.invitePerAddress()),
                        new Bucket("invite", limits.inviteOverall())));
        checkPatiently(attempt);
        throttle.countFailure(attempt);
        try {
            var result = guess.get();
            throttle.takeBack(attempt);
            return result;
        } catch (RuntimeException e) {
            if (!isWrong(e)) {
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
