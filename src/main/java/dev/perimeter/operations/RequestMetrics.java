package dev.perimeter.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Counts and times requests under the name and the tags of Spring's own observations, so that
 * public dashboards fit, and counts refusals. No tag tells one company from another (spec 1.5).
 */
final class RequestMetrics {

    /**
     * The limits of the buckets. They are few, because each is one line for every route and status.
     */
    private static final Duration[] LIMITS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private static final DefaultServerRequestObservationConvention NAMES =
            new DefaultServerRequestObservationConvention();

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param route the template of the handler, never a path; null where no handler was found
     * @param problem the name of the refusal; null where there was none
     */
    void add(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String route,
            Duration took,
            @Nullable String problem) {
        Timer.builder(NAMES.getName())
                .description("Requests that were answered")
                .tags(tags(request, response, route))
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

    /** The tags exception, method, outcome, status and uri. */
    private static List<Tag> tags(HttpServletRequest request, HttpServletResponse response, @Nullable String route) {
        var context = new ServerRequestObservationContext(new WithMethod(request), response);
        context.setPathPattern(route);
        error(request).ifPresent(context::setError);
        return NAMES.getLowCardinalityKeyValues(context).stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
    }

    /**
     * The exception that was answered. Spring keeps it in one attribute for pages and in another
     * for programs.
     */
    private static Optional<Throwable> error(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                .or(() -> Optional.ofNullable(request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE)))
                .map(Throwable.class::cast);
    }

    /** Tomcat also answers requests without a method, which the convention does not expect. */
    private static final class WithMethod extends HttpServletRequestWrapper {

        WithMethod(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return Objects.requireNonNullElse(super.getMethod(), "");
        }
    }
}
