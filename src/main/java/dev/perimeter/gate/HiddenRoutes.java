package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.ProblemResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers unknown routes with 401 where the request has no session, so that strangers cannot list
 * the routes (spec 2.1).
 */
@Component
class HiddenRoutes implements HandlerExceptionResolver, PriorityOrdered {

    private final Gate gate;
    private final HandlerAccess handlers;
    private final ProblemResolver problemResolver;

    HiddenRoutes(Gate gate, HandlerAccess handlers, ProblemResolver problemResolver) {
        this.gate = gate;
        this.handlers = handlers;
        this.problemResolver = problemResolver;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        var nothingThere = e instanceof NoResourceFoundException
                || e instanceof NoHandlerFoundException
                || e instanceof HttpRequestMethodNotSupportedException;
        if (!nothingThere || !ApiPath.covers(request) || handlers.isOpen(request.getRequestURI())) {
            return null;
        }
        try {
            gate.identify(Token.of(request));
            return null;
        } catch (Problem refused) {
            return problemResolver.resolveException(request, response, handler, refused);
        }
    }
}
