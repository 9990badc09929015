package dev.perimeter.web.problems;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.LogContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns every error of the JSON interface into problem+json. Pages have their own error pages. */
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
    private static final int CAUSES_MAX = 20;

    public ProblemResolver() {}

    /** Runs before Spring's resolvers, which would answer with bodies of another shape. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (callerIsGone(e)) {
            return new ModelAndView();
        }
        if (!ApiPath.covers(request)) {
            return null;
        }
        try {
            ProblemJson.write(of(e), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ModelAndView();
    }

    /**
     * The problem that the caller is told. An unforeseen error is logged here, under the id in the
     * answer.
     */
    public static Problem of(Throwable error) {
        Throwable cause = error;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
            switch (cause) {
                case Problem problem -> {
                    return problem;
                }
                case InvalidParameterException e
                when e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() -> {
                    return SpringProblems.status(e.getErrorCode());
                }
                case RequestRejectedException _, InvalidParameterException _ -> {
                    return Problem.malformed("The address, a header or a parameter has a form that is not allowed.");
                }
                default -> {}
            }
        }
        return DatabaseProblems.of(error).or(() -> SpringProblems.of(error)).orElseGet(() -> internal(error));
    }

    private static Problem internal(Throwable error) {
        endIfOutOfMemory(error);
        var request = LogContext.requestId();
        var trace = request == null ? UUID.randomUUID().toString() : request;
        LOG.error("Request failed, trace {}", trace, error);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal").with("trace", trace);
    }

    /**
     * Whoever catches an {@code OutOfMemoryError} would leave a process that half works. So the
     * handler of uncaught exceptions is told, which ends the process.
     */
    private static void endIfOutOfMemory(Throwable error) {
        Throwable cause = error;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = cause.getCause()) {
            var ending = Thread.getDefaultUncaughtExceptionHandler();
            if (cause instanceof OutOfMemoryError && ending != null) {
                ending.uncaughtException(Thread.currentThread(), cause);
            }
        }
    }

    private static boolean callerIsGone(Exception e) {
        return e instanceof ClientAbortException || e instanceof AsyncRequestNotUsableException;
    }
}
