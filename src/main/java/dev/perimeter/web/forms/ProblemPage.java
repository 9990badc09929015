package dev.perimeter.web.forms;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.LogContext;
import dev.perimeter.web.problems.FallbackErrorPage;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page of a problem: it says what happened, and what to do next. */
public final class ProblemPage {

    private static final String CARRIED = ProblemPage.class.getName() + ".carried";

    private ProblemPage() {}

    /** Whether a browser asks, and not a program. */
    public static boolean isWanted(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !ApiPath.covers(request)
                && (accept != null && accept.contains("text/html") || SignInRedirect.isPart(request));
    }

    public static ModelAndView of(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        if (SignInRedirect.isPart(request)) {
            SignInRedirect.takeThePlaceOfAll(response);
        }
        LogContext.refused(problem);
        request.removeAttribute(FormErrors.NAME);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        FallbackErrorPage.say(problem.getHeaders(), response);
        var status = HttpStatus.valueOf(problem.getStatusCode().value());
        var properties = problem.getBody().getProperties();
        var view = new ModelAndView("layout/problem", status);
        view.addObject("problem", problem.name());
        view.addObject("status", status.value());
        view.addObject("trace", properties == null ? null : properties.get("trace"));
        view.addObject("permission", permission(problem));
        view.addObject("form", form(request, problem));
        return view;
    }

    /** Lets the page offer to send the form of this request once more. */
    static void carry(HttpServletRequest request) {
        request.setAttribute(CARRIED, ResumableForm.of(request).orElse(null));
    }

    static void carryNothing(HttpServletRequest request) {
        request.removeAttribute(CARRIED);
    }

    /** The missing permission, so that the person can ask for it; null for any other problem. */
    static @Nullable String permission(Problem problem) {
        var properties = problem.getBody().getProperties();
        return properties != null && properties.get("permission") instanceof String permission ? permission : null;
    }

    /**
     * The form to send once more. A failure of ours may be over a moment later, and a missing
     * permission may be given; the form's key makes sure that it is done once.
     */
    private static @Nullable Object form(HttpServletRequest request, Problem problem) {
        var carried = request.getAttribute(CARRIED);
        var mayWork = permission(problem) != null
                || problem.getStatusCode().is5xxServerError() && request.getDispatcherType() != DispatcherType.ERROR;
        return carried != null || !mayWork ? carried : ResumableForm.of(request).orElse(null);
    }
}
