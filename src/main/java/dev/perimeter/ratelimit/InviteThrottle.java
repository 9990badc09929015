package dev.perimeter.ratelimit;

import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.ratelimit.Throttle.Bucket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Limits wrong invite codes per account and per network (spec 8.6). The count of everybody together
 * refuses nobody, because a few strangers could then keep out all who were invited. Above a limit,
 * the log warns.
 */
@Component
public class InviteThrottle {

    private static final Logger log = LoggerFactory.getLogger(InviteThrottle.class);

    private final Throttle throttle;
    private final ThrottleProperties limits;
    private final AtomicLong warnedAt = new AtomicLong();

    InviteThrottle(Throttle throttle, ThrottleProperties limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    public Attempt of(UUID login, List<Network> networks) {
        return new Attempt(
                limits.inviteWindow(),
                Stream.concat(
                                Stream.of(new Bucket("invite|" + login, limits.invitePerAccount())),
                                of(networks).buckets().stream())
                        .toList());
    }

    /** Of somebody who has not signed in. */
    Attempt of(List<Network> networks) {
        return new Attempt(limits.inviteWindow(), Bucket.each("invite at", networks, limits.invitePerAddress()));
    }

    /** Counts one wrong code of everybody. Above the limit, the log warns once in each window. */
    public void countOverall() {
        var overall = new Attempt(limits.inviteWindow(), List.of(new Bucket("invite", limits.inviteOverall())));
        throttle.countFailure(overall);
        var now = System.nanoTime();
        var last = warnedAt.get();
        var isSaid = last != 0 && now - last < limits.inviteWindow().toNanos();
        if (!isSaid && throttle.isFull(overall) && warnedAt.compareAndSet(last, now)) {
            log.warn(
                    "{} wrong invite codes or more within {}: somebody is guessing. Nobody else is refused for it.",
                    limits.inviteOverall(),
                    limits.inviteWindow());
        }
    }
}
