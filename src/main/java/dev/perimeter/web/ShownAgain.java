package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** The same request, asking to be shown the page. */
final class ShownAgain extends HttpServletRequestWrapper {

    ShownAgain(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}
