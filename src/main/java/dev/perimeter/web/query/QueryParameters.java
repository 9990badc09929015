package dev.perimeter.web.query;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.AcceptHeader;
import dev.perimeter.web.ApiPath;
import dev.perimeter.web.json.Faults;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Checks that a query holds only what its handler declares, each parameter once (spec 2.3). */
public final class QueryParameters {

    private QueryParameters() {}

    /** The given filters of a list by name, for the page that shows them again. */
    public static Map<String, String> asked(HttpServletRequest request, List<String> names) {
        var asked = new HashMap<String, String>();
        names.forEach(name -> {
            var value = request.getParameter(name);
            if (value != null) {
                asked.put(name, CleanText.words(value));
            }
        });
        return asked;
    }

    /**
     * Refuses unknown parameters. Callers call this before the handler's arguments are resolved.
     */
    public static void check(HttpServletRequest request, HandlerMethod handler) {
        AcceptHeader.check(request, handler);
        if (request.getQueryString() == null) {
            return;
        }
        var known = known(handler);
        var seen = new HashSet<String>();
        var faults = new Faults();
        for (var parameter : QueryString.read(request.getQueryString())) {
            var declared = known.get(parameter.name());
            if (declared == null) {
                faults.unknown(Faults.shown(parameter.name()));
            } else if (!seen.add(parameter.name()) && !isMany(declared)) {
                faults.invalid(parameter.name(), FieldFault.of("fault.twice"));
            } else if (!parameter.value().isEmpty() || ApiPath.covers(request)) {
                // A field that a person leaves empty is not given.
                ParameterFormat.check(parameter.value(), declared)
                        .ifPresent(fault -> faults.invalid(parameter.name(), fault));
            }
        }
        faults.refuse();
    }

    /** The parameters that the handler declares, by name. */
    private static Map<String, MethodParameter> known(HandlerMethod handler) {
        var known = new HashMap<String, MethodParameter>();
        for (var parameter : handler.getMethodParameters()) {
            names(parameter).forEach(name -> known.put(name, parameter));
        }
        return known;
    }

    public static List<String> names(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) {
            return List.of(
                    annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name());
        }
        if (parameter.getParameterType() == PageRequest.class) {
            return List.of(PageRequest.LIMIT, PageRequest.AFTER);
        }
        return parameter.getParameterType() == Search.class ? List.of(Search.NAME) : List.of();
    }

    private static boolean isMany(MethodParameter parameter) {
        return Collection.class.isAssignableFrom(parameter.getParameterType());
    }
}
