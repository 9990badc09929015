package dev.perimeter.operations;

import dev.perimeter.web.LogContext;
import dev.perimeter.web.proxies.ClientAddress;
import dev.perimeter.web.proxies.Proxies;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request an id, which is in its answer and in its log lines, and at its end one line
 * and one measurement. It is Tomcat's access log, so that it also sees what filters and Tomcat
 * refuse. It names the route by its template, because paths have ids in them, and queries what
 * somebody searches for.
 */
final class RequestLog extends ValveBase implements AccessLog {

    static final String ID = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger("dev.perimeter.access");
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Health checks come twice a second, so that successful ones are not logged. */
    private static final Set<String> CHECKS = Set.of("/healthz", "/readyz");

    private static final String NONE = "none";
    private static final String ERROR_PAGE = "/error";

    private final Proxies proxies;
    private final boolean writesLines;
    private final @Nullable RequestMetrics metrics;

    /**
     * @param proxies which may give a request its id, so that their logs and ours use the same id
     */
    RequestLog(Proxies proxies, boolean writesLines, @Nullable RequestMetrics metrics) {
        super(true);
        this.proxies = proxies;
        this.writesLines = writesLines;
        this.metrics = metrics;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var id = id(request);
        LogContext.begin(id);
        response.setHeader(ID, id);
        getNext().invoke(request, response);
    }

    private String id(Request request) {
        var given = request.getHeader(ID);
        return given != null
                        && GIVEN.matcher(given).matches()
                        && proxies.include(ClientAddress.literal(request.getPeerAddr()))
                ? given
                : UUID.randomUUID().toString();
    }

    /** Tomcat calls this at the end of each request, also of one that it refused itself. */
    @Override
    public void log(Request request, Response response, long ignored) {
        var method = METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : "other";
        var template = template(request);
        var route = Objects.requireNonNullElse(template, NONE);
        var took = took(request);
        if (metrics != null && !isStream(response)) {
            metrics.add(request, response, template, took, LogContext.problem());
        }
        if (writesLines && !(CHECKS.contains(route) && response.getStatus() == 200)) {
            LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("route", route)
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("durationMs", took.toMillis())
                    .log("{} {} {} {} ms", method, route, response.getStatus(), took.toMillis());
        }
        LogContext.end();
    }

    /** The time that a page was open is none that anybody waited. */
    private static boolean isStream(Response response) {
        return String.valueOf(response.getContentType()).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /**
     * The template of the route; null where no handler was found. The path is the caller's own
     * text.
     */
    private static @Nullable String template(Request request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object template
                        && !template.equals(ERROR_PAGE)
                ? template.toString()
                : null;
    }

    private static Duration took(Request request) {
        var began = request.getCoyoteRequest().getStartTimeNanos();
        return began < 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // The attributes would name an address or a host, which are not logged.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
