package dev.perimeter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Tells the paths of the JSON interface from those of the pages. */
public final class ApiPath {

    private ApiPath() {}

    /**
     * Whether the request was made to the JSON interface, also when it arrives here as an error
     * dispatch.
     */
    public static boolean covers(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = decoded(asked == null ? request.getRequestURI() : asked.toString());
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** Handlers are found by the decoded path: /%61pi is /api. */
    private static String decoded(String path) {
        try {
            return UriUtils.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
