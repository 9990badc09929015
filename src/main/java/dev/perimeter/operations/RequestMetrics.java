package dev.perimeter.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often and how long, by route and status, and how often each refusal. No company is told from another (spec 1.5). */
final class RequestMetrics {

    /** Few, because each is a line for every route and status. */
    private static final Duration[] LIMITS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param route its template, never a path */
    void add(String method, String route, int status, Duration took, @Nullable String problem) {
        Timer.builder("http.server.requests")
                .description("Requests that were answered")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(LIMITS)
                .register(registry)
                .record(took);
        if (problem != null) {
            Counter.builder("perimeter.refusals")
                    .description("Requests that were refused, by the name of the problem")
                    .tag("problem", problem)
                    .register(registry)
                    .increment();
        }
    }
}
