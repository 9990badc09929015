package dev.perimeter.logins;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many failures are allowed in how long (spec 3.5). */
@ConfigurationProperties("perimeter.throttle")
record ThrottleProperties(
        @DefaultValue("10") int signInPerAccountAndAddress,
        @DefaultValue("100") int signInPerAddress,
        @DefaultValue("15m") Duration signInWindow,
        @DefaultValue("100") int signUpPerAddress,
        @DefaultValue("1h") Duration signUpWindow,
        @DefaultValue("10") int invitePerAccount,
        @DefaultValue("50") int invitePerAddress,
        @DefaultValue("5000") int inviteOverall,
        @DefaultValue("1h") Duration inviteWindow) {}
