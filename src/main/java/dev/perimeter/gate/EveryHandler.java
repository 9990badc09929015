package dev.perimeter.gate;

import dev.perimeter.web.Text;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler says whom it lets in, and nothing that nobody would keep; one that does not stops the start. */
@Component
class EveryHandler implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;

    EveryHandler(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().values().forEach(handler -> {
            Access.required(handler);
            Stream.of(handler.getMethodParameters()).forEach(parameter -> refuseIgnored(handler, parameter));
        });
    }

    /** Spring would check it, but it is the gate that calls the handlers. */
    private static void refuseIgnored(HandlerMethod handler, MethodParameter parameter) {
        for (var annotation : parameter.getParameterAnnotations()) {
            var type = annotation.annotationType();
            if (type != Text.class && (type == Valid.class || type.isAnnotationPresent(Constraint.class))) {
                throw new IllegalStateException(
                        "%s has @%s on a parameter, where nothing checks it. @Text is checked there; any other constraint belongs into a record."
                                .formatted(handler.getShortLogMessage(), type.getSimpleName()));
            }
        }
    }

    /** Whether something at this path needs no session. */
    boolean isOpen(String path) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> Access.required(entry.getValue()) instanceof Access.ForEverybody)
                .anyMatch(entry -> entry.getKey().getDirectPaths().contains(path));
    }
}
