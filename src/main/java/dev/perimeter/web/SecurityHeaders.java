package dev.perimeter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The headers of every answer. They are set before anything else runs, so that refusals and errors
 * carry them too.
 */
public final class SecurityHeaders extends HttpFilter {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OURS_ONLY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        put(request, response);
        chain.doFilter(request, response);
    }

    public static void put(HttpServletRequest request, HttpServletResponse response) {
        var api = ApiPath.covers(request);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", api ? NOTHING : OURS_ONLY);
        response.setHeader("Cache-Control", StaticFiles.keeping(request));
        // The header holds for this host alone: its subdomains may be somebody else's.
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
