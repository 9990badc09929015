package dev.perimeter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Where the JSON interface ends and the pages begin. */
final class Api {

    private Api() {}

    /** Whether the request was made to the interface, also when it arrives here as an error dispatch. */
    static boolean covers(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = asked == null ? request.getRequestURI() : asked.toString();
        return path.equals("/api") || path.startsWith("/api/");
    }
}
