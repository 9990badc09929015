package dev.perimeter.web.forms;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * Sends a browser without a session to sign in and back again. What was typed into a form goes
 * along (see {@link ResumableForm}).
 */
final class SignInRedirect {

    private static final String PAGE = "/sign-in";

    /** No page has a longer address. Headers hold 8 KB here, and less in other servers. */
    private static final int ADDRESS_MOST = 4_000;

    private SignInRedirect() {}

    static ModelAndView answer(HttpServletRequest request, HttpServletResponse response) {
        var resumableForm = ResumableForm.of(request);
        if (request.getRequestURI().equals("/sign-out")) {
            return elsewhere(request, response, PAGE);
        }
        if (resumableForm.isPresent()) {
            show(request, response, resumableForm.get());
            return new ModelAndView();
        }
        var address = PAGE + "?then=" + UriUtils.encodeQueryParam(here(request), StandardCharsets.UTF_8);
        return elsewhere(request, response, address.length() > ADDRESS_MOST ? PAGE : address);
    }

    static ModelAndView elsewhere(HttpServletRequest request, HttpServletResponse response, String address) {
        if (!isPart(request)) {
            return new ModelAndView("redirect:" + address);
        }
        // The browser expects a part of a page, and would put the whole sign-in page in its place.
        response.setHeader("HX-Redirect", address);
        return new ModelAndView();
    }

    /** Whether htmx asks for a part of a page. */
    static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Lets a whole page replace the page's content, where htmx expects a part. */
    static void takeThePlaceOfAll(HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#content");
        response.setHeader("HX-Reswap", "innerHTML show:top");
        response.setHeader("HX-Reselect", "section");
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, ResumableForm resumableForm) {
        resumableForm.handTo(request);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        if (isPart(request)) {
            takeThePlaceOfAll(response);
        }
        try {
            request.getRequestDispatcher(PAGE).forward(GetRequest.toSignIn(request, resumableForm.address()), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The address to return to. A form that was sent cannot be returned to. */
    private static String here(HttpServletRequest request) {
        var page = isPart(request) ? shown(request.getHeader("HX-Current-URL")) : null;
        if (page != null) {
            return page;
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return request.getMethod().equals("GET") ? request.getRequestURI() + query : request.getRequestURI();
    }

    /** The page around the part, as htmx names it. */
    private static @Nullable String shown(@Nullable String url) {
        try {
            var address = URI.create(url == null ? "" : url);
            var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            return address.getRawPath() == null || address.getRawPath().isEmpty() ? null : address.getRawPath() + query;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
