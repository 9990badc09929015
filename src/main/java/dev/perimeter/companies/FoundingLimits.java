package dev.perimeter.companies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the platform one person founds (spec 17.3): each company has numbers, entries of the
 * catalog and files of its own to fill.
 *
 * @param companiesPerAccount how many somebody owns at most when founding one more; owning others
 *     that were handed over is nobody's fault
 * @param foundingsPerAccount within the window, those included that were handed on since
 */
@ConfigurationProperties("perimeter.throttle")
record FoundingLimits(
        @DefaultValue("10") int companiesPerAccount,
        @DefaultValue("20") int foundingsPerAccount,
        @DefaultValue("24h") Duration foundingWindow) {}
