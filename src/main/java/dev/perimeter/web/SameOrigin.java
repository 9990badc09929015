package dev.perimeter.web;

import dev.perimeter.web.problems.ErrorAnswers;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Refuses forms that another site sent, which would act with the reader's cookie (CSRF). Browsers
 * say where a request comes from (Sec-Fetch-Site, W3C Fetch Metadata; Origin, RFC 6454), and no
 * script can change that. A client that says neither is no browser, and uses the JSON interface,
 * where no cookie counts.
 */
final class SameOrigin extends HttpFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // The page of an error changes nothing.
        var says = request.getDispatcherType() == DispatcherType.ERROR;
        if (says || SAFE.contains(request.getMethod()) || ApiPath.covers(request) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            ErrorAnswers.refuse(Problem.of(HttpStatus.FORBIDDEN, "another-site"), request, response);
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isOurs(request.getHeader("Origin"), request) : site.equals("same-origin");
    }

    private static boolean isOurs(@Nullable String origin, HttpServletRequest request) {
        if (origin == null) {
            return false;
        }
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
