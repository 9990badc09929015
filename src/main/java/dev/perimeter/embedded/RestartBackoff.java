package dev.perimeter.embedded;

import java.time.Duration;

/** How long to wait before the next attempt to restart, and when to give up. */
final class RestartBackoff {

    static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_SOON = Duration.ofSeconds(1);
    private static final Duration LONGEST_LATER = Duration.ofSeconds(5);
    private static final int SOON = 20;
    private static final int REFUSALS_MAX = 10;

    private int attempts;
    private int refusals;
    private boolean over;
    private boolean passing;

    Duration pause() {
        if (attempts == 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, SOON));
        Duration longest = !passing ? LONGEST : attempts < SOON ? LONGEST_SOON : LONGEST_LATER;
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    void after(RestartAttempt.Outcome outcome) {
        attempts++;
        passing = outcome instanceof RestartAttempt.NotYet;
        switch (outcome) {
            case RestartAttempt.Started _, RestartAttempt.NotYet _ -> refusals = 0;
            case RestartAttempt.Refused _ -> refusals++;
            case RestartAttempt.Never _ -> over = true;
        }
    }

    boolean isOver() {
        return over || refusals >= REFUSALS_MAX;
    }
}
