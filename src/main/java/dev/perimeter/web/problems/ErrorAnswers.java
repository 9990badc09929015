package dev.perimeter.web.problems;

import dev.perimeter.web.forms.ProblemPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed outside of a handler: with a page for a browser, else with problem+json. */
@Controller
public final class ErrorAnswers extends AbstractErrorController {

    private static final String REFUSED = ErrorAnswers.class.getName() + ".refused";

    ErrorAnswers(ErrorAttributes attributes, List<ErrorViewResolver> views) {
        super(attributes, views);
    }

    /** Answers a request that a filter refuses, before there is a handler. */
    public static void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ProblemPage.isWanted(request)) {
            request.setAttribute(REFUSED, problem);
            response.sendError(problem.getStatusCode().value());
        } else {
            ProblemJson.write(problem, response);
        }
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(request);
        if (ProblemPage.isWanted(request)) {
            return ProblemPage.of(request, response, problem);
        }
        ProblemJson.write(problem, response);
        return null;
    }

    /** A direct request of /error is answered as an unknown address. */
    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(REFUSED) instanceof Problem refused) {
            return refused;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
            return ProblemResolver.of(error);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? SpringProblems.status(status)
                : Problem.notFound();
    }
}
