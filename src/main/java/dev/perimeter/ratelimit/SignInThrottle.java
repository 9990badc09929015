package dev.perimeter.ratelimit;

import dev.perimeter.ratelimit.Throttle.Attempt;
import dev.perimeter.ratelimit.Throttle.Bucket;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing per account and per network, without letting a stranger lock anybody out
 * (spec 3.5). Failures from elsewhere only reduce the allowance of networks where nobody signed in
 * to the account before, and each of those has one of its own
 * (docs/decisions/0014-guessing-and-crowds.md).
 */
@Component
public class SignInThrottle {

    private final Throttle throttle;
    private final ThrottleProperties limits;

    SignInThrottle(Throttle throttle, ThrottleProperties limits) {
        this.throttle = throttle;
        this.limits = limits;
    }

    /**
     * Who wants to sign in to which account.
     *
     * @param isStranger whether nobody signed in to the account from there before; also where there
     *     is no such account
     */
    public record Guess(String emailKey, List<Network> networks, boolean isStranger) {}

    /** Refuses with 429. */
    public void check(Guess guess) {
        throttle.check(near(guess));
        if (guess.isStranger() && throttle.isFull(onAccount(guess))) {
            throttle.check(ofStranger(guess));
        }
    }

    public void countFailure(Guess guess) {
        throttle.countFailure(near(guess));
        if (guess.isStranger()) {
            throttle.countFailure(onAccount(guess));
            throttle.countFailure(ofStranger(guess));
        }
    }

    private Attempt near(Guess guess) {
        return new Attempt(
                limits.signInWindow(),
                Stream.concat(
                                Bucket.each(
                                        "sign-in|" + guess.emailKey(),
                                        guess.networks(),
                                        limits.signInPerAccountAndAddress())
                                        .stream(),
                                Bucket.each("sign-in", guess.networks(), limits.signInPerAddress()).stream())
                        .toList());
    }

    private Attempt onAccount(Guess guess) {
        return new Attempt(
                limits.signInAccountWindow(),
                List.of(new Bucket("sign-in of strangers|" + guess.emailKey(), limits.signInPerAccount())));
    }

    private Attempt ofStranger(Guess guess) {
        return new Attempt(
                limits.signInStrangerWindow(),
                Bucket.each("sign-in of a stranger|" + guess.emailKey(), guess.networks(), limits.signInPerStranger()));
    }
}
