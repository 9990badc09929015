package dev.perimeter.web;

import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Checks that the caller accepts the answer. Spring checks only when the answer is written, after
 * the work is done.
 */
public final class AcceptHeader {

    private AcceptHeader() {}

    public static void check(HttpServletRequest request, HandlerMethod handler) {
        var accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        // Spring has chosen a handler with {@code produces} by the header already.
        var saysItself = mapping != null && mapping.produces().length > 0;
        if (!ApiPath.covers(request) || accept.isEmpty() || saysItself) {
            return;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            if (types.isEmpty() || types.stream().anyMatch(type -> type.includes(MediaType.APPLICATION_JSON))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            throw Problem.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
        }
        throw Problem.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
    }
}
