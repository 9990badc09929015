package dev.perimeter.web.forms;

import dev.perimeter.web.Api;
import dev.perimeter.web.LogContext;
import dev.perimeter.web.json.BodyAccess;
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
 * What a person is shown when a page refuses: the way to sign in, the form again with what they typed and what is wrong with it, or a page that
 * says what happened and where to go from there.
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
        if (Api.covers(request)) {
            return null;
        }
        var problem = LogContext.refused(ProblemResolver.of(e));
        if (problem.getStatusCode().is5xxServerError() && !BodyAccess.isOpen(request)) {
            return FallbackErrorPage.show(problem, request, response);
        }
        var isFirst = request.getAttribute(FIRST) == null;
        if (isFirst && problem.name().equals("not-found") && !ProblemPage.isWanted(request)) {
            // A program that has the wrong address is answered as programs are.
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

    /** What was typed in one company is not shown in another. */
    private static boolean isOfAnother(Problem problem) {
        return problem.name().equals(Form.ANOTHER_COMPANY);
    }

    /** Where the form cannot be shown either, what is told is why it was refused; of one that was not sent yet, why it cannot be shown. */
    private static ModelAndView instead(
            HttpServletRequest request, HttpServletResponse response, Problem first, Problem then) {
        // A button that has no page of its own.
        var hasNoPage = then.getStatusCode().isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED);
        if (first.name().equals(ResumableForm.NOT_SENT) && !hasNoPage) {
            ProblemPage.carryNothing(request);
            return ProblemPage.of(request, response, then);
        }
        return ProblemPage.of(request, response, first);
    }

    /** A form's address shows it, too: whoever is refused there is shown it again. */
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
