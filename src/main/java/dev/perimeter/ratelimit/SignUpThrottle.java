package dev.perimeter.ratelimit;

import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.ratelimit.Throttle.Bucket;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts every sign-up of a network, whether it succeeds, is refused, or finds no room (spec 17.3).
 */
@Component
public class SignUpThrottle {

    private final Throttle throttle;
    private final ThrottleProperties limits;

    SignUpThrottle(Throttle throttle, ThrottleProperties limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    /** Refuses with 429. */
    public void count(List<Network> networks) {
        throttle.count(new Attempt(limits.signUpWindow(), Bucket.each("sign-up", networks, limits.signUpPerAddress())));
    }
}
