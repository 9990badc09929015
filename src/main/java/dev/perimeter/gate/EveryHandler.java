package dev.perimeter.gate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler says whom it lets in; one that does not stops the start. */
@Component
class EveryHandler implements SmartInitializingSingleton {

    /** What answers errors, and what writes the contract in the tests: they touch no data. */
    private static final List<String> OPEN = List.of("dev.perimeter.web.ErrorAnswers", "org.springdoc.");

    private static final Map<HandlerMethod, Access> SAID = new ConcurrentHashMap<>();

    private final RequestMappingHandlerMapping mapping;

    EveryHandler(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mapping.getHandlerMethods().values().forEach(EveryHandler::access);
    }

    /** Whether something at this path needs no session. */
    boolean isOpen(String path) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> access(entry.getValue()) instanceof Access.ForEverybody)
                .anyMatch(entry -> entry.getKey().getDirectPaths().contains(path));
    }

    /** Throws where the handler does not say it. */
    static Access access(HandlerMethod handler) {
        return SAID.computeIfAbsent(handler, EveryHandler::read);
    }

    private static Access read(HandlerMethod handler) {
        if (OPEN.stream().anyMatch(handler.getBeanType().getName()::startsWith)) {
            return new Access.ForEverybody();
        }
        return Access.of(handler)
                .orElseThrow(() -> new IllegalStateException(handler.getShortLogMessage()
                        + " must say whom it lets in, with one of @Allow, @AnyMember, @OwnerOnly, @SignedIn, @Public"));
    }
}
