package dev.perimeter.ratelimit;

import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.ratelimit.Throttle.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How often one person may do something that takes of what all share (spec 17.3). */
@Component
public class RateLimit {

    private final Throttle throttle;

    RateLimit(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Does it, unless it was done so often already (429). What is refused does not count. */
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
