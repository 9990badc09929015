package dev.perimeter.gate;

import dev.perimeter.values.Text;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Stops the start where a handler does not declare its access, or has a constraint that nothing
 * checks.
 */
@Component
class HandlerAccess implements SmartInitializingSingleton {

    private static final String IGNORED =
            "%s has @%s on a parameter, where nothing checks it. @Text is checked there; any other constraint belongs into a record.";

    private final RequestMappingHandlerMapping mapping;

    HandlerAccess(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().values().forEach(handler -> {
            Access.required(handler);
            Stream.of(handler.getMethodParameters()).forEach(parameter -> refuseIgnored(handler, parameter));
        });
    }

    /** Spring would check the constraint, but here the gate calls the handlers. */
    private static void refuseIgnored(HandlerMethod handler, MethodParameter parameter) {
        Stream.concat(
                        Stream.of(parameter.getParameterAnnotations())
                                .filter(annotation -> annotation.annotationType() != Text.class),
                        ofElements(parameter.getParameter().getAnnotatedType()))
                .map(Annotation::annotationType)
                .filter(type -> type == Valid.class || type.isAnnotationPresent(Constraint.class))
                .forEach(type -> {
                    throw new IllegalStateException(
                            IGNORED.formatted(handler.getShortLogMessage(), type.getSimpleName()));
                });
    }

    /** The constraints of type arguments, as in {@code List<@Max(5) Integer>}. */
    private static Stream<Annotation> ofElements(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType generic
                ? Stream.of(generic.getAnnotatedActualTypeArguments())
                        .flatMap(element -> Stream.of(element.getAnnotations()))
                : Stream.empty();
    }

    /** Whether a handler at this path needs no session. */
    boolean isOpen(String path) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> Access.required(entry.getValue()) instanceof Access.ForEverybody)
                .anyMatch(entry -> entry.getKey().getDirectPaths().contains(path));
    }
}
