package dev.perimeter.ratelimit;

import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.ratelimit.Throttle.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits how often one person may use what all share (spec 17.3). Too many requests of everybody at
 * once are the {@code AdmissionQueue}'s.
 */
@Component
public class RateLimit {

    private final Throttle throttle;

    RateLimit(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Runs the work, or refuses with 429 where it ran too often. Refused calls do not count. */
    public <T> T counted(String name, int most, Duration window, Supplier<T> work) {
        var attempt = new Attempt(window, List.of(new Bucket(name, most)));
        throttle.count(attempt);
        try {
            return work.get();
        } catch (RuntimeException e) {
            throttle.takeBack(attempt);
            throw e;
        }
    }
}
