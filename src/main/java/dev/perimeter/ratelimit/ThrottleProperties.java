package dev.perimeter.ratelimit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many attempts are allowed in how long (spec 3.5, 17.3).
 *
 * @param signInPerAccount failures from networks where nobody signed in to the account before;
 *     after these, each such network has signInPerStranger
 * @param signUpPerAddress sign-ups of any outcome
 * @param inviteOverall wrong codes of everybody, above which the log warns; nobody is refused for
 *     it
 */
@ConfigurationProperties("perimeter.throttle")
public record ThrottleProperties(
        @DefaultValue("10") int signInPerAccountAndAddress,
        @DefaultValue("100") int signInPerAddress,
        @DefaultValue("15m") Duration signInWindow,
        @DefaultValue("50") int signInPerAccount,
        @DefaultValue("24h") Duration signInAccountWindow,
        @DefaultValue("3") int signInPerStranger,
        @DefaultValue("1h") Duration signInStrangerWindow,
        @DefaultValue("100") int signUpPerAddress,
        @DefaultValue("1h") Duration signUpWindow,
        @DefaultValue("10") int invitePerAccount,
        @DefaultValue("50") int invitePerAddress,
        @DefaultValue("5000") int inviteOverall,
        @DefaultValue("1h") Duration inviteWindow) {}
