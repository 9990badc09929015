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
 * Sends programs away (503) before anything is done for them, while too many wait already: in a crowd that is five times too large, what is done
 * for those who are sent away is missing for those who are served. People get as far as the page that says so.
 */
public final class LoadShedding extends HttpFilter {

    /** Who signs in does not wait in that queue. */
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
