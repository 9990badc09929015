package dev.perimeter.web;

import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.ProblemJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The methods that handlers answer. The framework would answer OPTIONS and TRACE, without the gate.
 */
final class KnownMethods extends HttpFilter {

    private static final List<String> KNOWN = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (KNOWN.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            var problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
            ProblemJson.write(problem.header(HttpHeaders.ALLOW, String.join(", ", KNOWN)), response);
        }
    }
}
