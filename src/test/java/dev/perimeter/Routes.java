package dev.perimeter;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.SignedIn;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the application, as it says itself: a new one is tested without anybody thinking of it. */
@TestComponent
@Lazy
public class Routes {

    private static final List<Class<? extends Annotation>> VOCABULARY =
            List.of(Public.class, SignedIn.class, AnyMember.class, OwnerOnly.class, Allow.class);

    private static final List<String> HEALTH = List.of("/healthz", "/readyz");

    private final RequestMappingHandlerMapping mapping;

    Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    /** @param said what the handler says of whom it lets in; empty if it says nothing */
    public record Route(String method, String pattern, Optional<Annotation> said) {

        /** Names in braces as ids of one's own choice. */
        String path(UUID id) {
            return pattern.replaceAll("\\{\\w+}", id.toString());
        }

        boolean hasId() {
            return pattern.contains("{");
        }

        boolean isApi() {
            return pattern.startsWith("/api/v1/");
        }

        boolean isForMembers() {
            return said.filter(word -> !(word instanceof Public) && !(word instanceof SignedIn))
                    .isPresent();
        }

        Optional<Permission> flag() {
            return said.filter(Allow.class::isInstance).map(word -> ((Allow) word).value());
        }

        String access() {
            return flag().map(Permission::name)
                    .or(() -> said.map(word -> word.annotationType().getSimpleName()))
                    .orElse("NOBODY SAID");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** What is ours; errors and the contract's writer, which the tests bring along, are not. */
    public List<Route> all() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("dev.perimeter"))
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .filter(route -> !route.pattern().equals("/error"))
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .toList();
    }

    public List<Route> pages() {
        return all().stream()
                .filter(route -> !route.isApi() && !HEALTH.contains(route.pattern()))
                .toList();
    }

    /** What programs speak to. */
    public List<Route> programs() {
        return all().stream().filter(route -> !pages().contains(route)).toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        var said = VOCABULARY.stream()
                .map(word -> (Annotation) handler.getMethodAnnotation(word))
                .filter(Objects::nonNull)
                .findFirst();
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> new Route(method, pattern, said)));
    }
}
