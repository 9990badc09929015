package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.ProblemJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Refuses requests of programs (503) before any work, while the admission queue is full: under five
 * times the load that the server can serve, the work for refused requests would be missing for the
 * others. Browsers get the page that says so.
 */
public final class LoadShedding extends HttpFilter {

    /** Sign-in requests do not wait in that queue. */
    private static final String SIGNING_IN = "/api/v1/auth/";

    private final transient BooleanSupplier isFull;

    public LoadShedding(BooleanSupplier isFull) {
        this.isFull = isFull;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isFull.getAsBoolean()
                && ApiPath.covers(request)
                && !request.getRequestURI().startsWith(SIGNING_IN)) {
            ProblemJson.write(Problem.unavailable(), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
