package dev.perimeter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed outside a handler. A page gets its error template where there is one, all else problem+json. */
@Controller
final class ErrorAnswers extends AbstractErrorController {

    ErrorAnswers(ErrorAttributes attributes, List<ErrorViewResolver> views) {
        super(attributes, views);
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(request);
        var status = HttpStatus.valueOf(problem.getStatusCode().value());
        var accept = request.getHeader("Accept");
        if (!Api.covers(request) && accept != null && accept.contains("text/html")) {
            var model = Map.<String, Object>of("status", status.value(), "title", Titles.of(problem.name()));
            var page = resolveErrorView(request, response, status, model);
            if (page != null) {
                response.setStatus(status.value());
                return page;
            }
        }
        ProblemJson.write(problem, response);
        return null;
    }

    /** Asked for by its own address, the error page is one that does not exist. */
    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable error) {
            return Problems.of(error);
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? SpringProblems.status(status)
                : Problem.notFound();
    }
}
