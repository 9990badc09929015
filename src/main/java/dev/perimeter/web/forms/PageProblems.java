package dev.perimeter.web.forms;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.LogContext;
import dev.perimeter.web.bodies.BodyAccess;
import dev.perimeter.web.problems.FallbackErrorPage;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.ProblemResolver;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers people whose page refuses: with the sign-in page, with the form and its faults, or with a
 * page that says what happened and what to do next.
 */
public final class PageProblems implements HandlerExceptionResolver, Ordered {

    private static final String FIRST = PageProblems.class.getName() + ".first";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (ApiPath.covers(request)) {
            return null;
        }
        var problem = LogContext.refused(ProblemResolver.of(e));
        if (problem.getStatusCode().is5xxServerError() && !BodyAccess.isOpen(request)) {
            return FallbackErrorPage.show(problem, request, response);
        }
        var isFirst = request.getAttribute(FIRST) == null;
        if (isFirst && problem.name().equals("not-found") && !ProblemPage.isWanted(request)) {
            // A program with a wrong address gets problem+json.
            return null;
        }
        return switch (problem.name()) {
            case "no-session" -> SignInRedirect.answer(request, response);
            case "no-company", "profile-missing" -> SignInRedirect.elsewhere(request, response, "/start");
            default ->
                request.getAttribute(FIRST) instanceof Problem first
                        ? instead(request, response, first, problem)
                        : first(request, response, problem);
        };
    }

    private ModelAndView first(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        var typed = FormReader.of(request);
        if (problem.name().equals(ResumableForm.NOT_SENT)) {
            ProblemPage.carry(request);
            return formAgain(request, response, problem, typed == null ? Map.of() : typed);
        }
        if (ProblemPage.permission(problem) != null || isOfAnother(problem)) {
            ProblemPage.carry(request);
        }
        return typed == null || isOfAnother(problem) || problem.getStatusCode().is5xxServerError()
                ? ProblemPage.of(request, response, problem)
                : formAgain(request, response, problem, typed);
    }

    /** What was typed in one company must not show in another. */
    private static boolean isOfAnother(Problem problem) {
        return problem.name().equals(Form.ANOTHER_COMPANY);
    }

    /**
     * The form cannot be shown either. The page tells why the form was refused, or why a form that
     * was not sent yet cannot be shown.
     */
    private static ModelAndView instead(
            HttpServletRequest request, HttpServletResponse response, Problem first, Problem then) {
        // The address belongs to a button and has no page of its own.
        var hasNoPage = then.getStatusCode().isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED);
        if (first.name().equals(ResumableForm.NOT_SENT) && !hasNoPage) {
            ProblemPage.carryNothing(request);
            return ProblemPage.of(request, response, then);
        }
        return ProblemPage.of(request, response, first);
    }

    /** Shows the form again: a GET of the form's address shows its page. */
    private ModelAndView formAgain(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Map<String, String> typed) {
        request.setAttribute(FIRST, problem);
        request.setAttribute(FormErrors.NAME, FormErrors.of(problem, typed, ProblemPage.permission(problem)));
        response.setStatus(problem.getStatusCode().value());
        FallbackErrorPage.say(problem.getHeaders(), response);
        try {
            request.getRequestDispatcher(request.getRequestURI()).forward(GetRequest.ofForm(request), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException broken) {
            throw new IllegalStateException(broken);
        }
        return new ModelAndView();
    }
}
