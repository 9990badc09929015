package dev.perimeter.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * What a person is shown when a page refuses: the way to sign in, the form again with what they typed and what is wrong with it, or a page that
 * says what happened and where to go from there.
 */
final class PageProblems implements HandlerExceptionResolver, Ordered {

    private static final String FIRST = PageProblems.class.getName() + ".first";

    private final FaultTexts texts;

    PageProblems(FaultTexts texts) {
        this.texts = texts;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (Api.covers(request)) {
            return null;
        }
        var problem = Problems.of(e);
        var isAgain = request.getAttribute(FIRST) != null;
        if (problem.name().equals("not-found") && !isAgain && !wantsPage(request)) {
            // A program that has the wrong address is answered as programs are.
            return null;
        }
        return switch (problem.name()) {
            case "no-session" -> elsewhere(request, response, "/sign-in?then=" + here(request));
            case "no-company", "profile-missing" -> elsewhere(request, response, "/start");
            default -> {
                var typed = Forms.of(request);
                // Where the form cannot be shown either, what is told is why it was refused.
                yield request.getAttribute(FIRST) instanceof Problem first
                        ? page(request, response, first)
                        : typed == null
                                ? page(request, response, problem)
                                : formAgain(request, response, problem, typed);
            }
        };
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html") || request.getHeader("HX-Request") != null;
    }

    private static ModelAndView page(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (request.getHeader("HX-Request") != null) {
            // A piece of a page was asked for: what happened is said in the place of all that the page shows.
            response.setHeader("HX-Retarget", "#content");
            response.setHeader("HX-Reswap", "innerHTML");
            response.setHeader("HX-Reselect", "section");
        }
        var status = HttpStatus.valueOf(problem.getStatusCode().value());
        var view = new ModelAndView("problem", status);
        view.addObject("problem", problem.name());
        view.addObject("status", status.value());
        var permission = permission(problem);
        view.addObject("permission", permission);
        if (permission != null && Forms.of(request) != null) {
            // What was typed is kept in the page, to be sent once more when somebody gave the permission.
            view.addObject("typed", Forms.of(request));
            view.addObject("once", UUID.randomUUID().toString());
            var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            view.addObject("address", request.getRequestURI() + query);
        }
        return view;
    }

    /** What is missing is named, so that one can ask for it. */
    private static @Nullable String permission(Problem problem) {
        var properties = problem.getBody().getProperties();
        return properties != null && properties.get("permission") instanceof String permission ? permission : null;
    }

    /** A form's address shows it, too: whoever is refused there is shown it again. */
    private ModelAndView formAgain(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Map<String, String> typed) {
        request.setAttribute(FIRST, problem);
        request.setAttribute(Refused.NAME, new Refused(problem.name(), typed, faults(problem), permission(problem)));
        response.setStatus(problem.getStatusCode().value());
        try {
            request.getRequestDispatcher(request.getRequestURI()).forward(new ShownAgain(request), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException broken) {
            throw new IllegalStateException(broken);
        }
        return new ModelAndView();
    }

    private Map<String, String> faults(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        var properties = problem.getBody().getProperties();
        if (properties != null && properties.get("fields") instanceof List<?> fields) {
            for (var field : fields) {
                if (field instanceof WrongField wrong) {
                    faults.putIfAbsent(wrong.field(), texts.say(wrong.message()));
                }
            }
        }
        return faults;
    }

    private static ModelAndView elsewhere(HttpServletRequest request, HttpServletResponse response, String address) {
        if (request.getHeader("HX-Request") == null) {
            return new ModelAndView("redirect:" + address);
        }
        // What was asked for is a piece of a page, in the place of which the whole of another would look broken.
        response.setHeader("HX-Redirect", address);
        return new ModelAndView();
    }

    /** Where the person wanted to go; a form that was sent cannot be gone back to. */
    private static String here(HttpServletRequest request) {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var here = request.getMethod().equals("GET") ? request.getRequestURI() + query : request.getRequestURI();
        return UriUtils.encodeQueryParam(here, java.nio.charset.StandardCharsets.UTF_8);
    }
}
