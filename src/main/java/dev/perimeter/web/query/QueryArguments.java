package dev.perimeter.web.query;

import dev.perimeter.web.IfMatch;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves the parameters of handlers that have a type of their own and come from the query or a
 * header.
 */
public final class QueryArguments implements HandlerMethodArgumentResolver {

    private static final Set<Class<?>> TYPES = Set.of(PageRequest.class, Search.class, IfMatch.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return TYPES.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.getParameterType() == PageRequest.class) {
            return PageRequest.of(web.getParameter(PageRequest.LIMIT), web.getParameter(PageRequest.AFTER));
        }
        if (parameter.getParameterType() == Search.class) {
            return Search.of(web.getParameter(Search.NAME));
        }
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Not an HTTP request");
        }
        return IfMatch.of(Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
    }
}
