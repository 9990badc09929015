package dev.perimeter.prove.http;

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
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A route of the application, read from its handlers, so that a new route is attacked
 * automatically.
 *
 * @param said the access annotation of the handler; empty where it has none
 */
public record Route(String method, String pattern, Optional<Annotation> said) {

    private static final List<Class<? extends Annotation>> VOCABULARY =
            List.of(Public.class, SignedIn.class, AnyMember.class, OwnerOnly.class, Allow.class);

    private static final List<String> HEALTH = List.of("/healthz", "/readyz");

    /** The product's own routes, without those of libraries and of errors. */
    public static List<Route> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("dev.perimeter"))
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .filter(route -> !route.pattern().equals("/error"))
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .toList();
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

    /** Replaces the names in braces by an id. */
    public String path(Object id) {
        return pattern.replaceAll("\\{\\w+}", id.toString());
    }

    public boolean hasId() {
        return pattern.contains("{");
    }

    public boolean isApi() {
        return pattern.startsWith("/api/v1/");
    }

    public boolean isPage() {
        return !isApi() && !HEALTH.contains(pattern);
    }

    public boolean takesBody() {
        return List.of("POST", "PUT", "PATCH").contains(method);
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    public boolean isPublic() {
        return said.filter(Public.class::isInstance).isPresent();
    }

    public boolean isForMembers() {
        return said.filter(word -> !(word instanceof Public) && !(word instanceof SignedIn))
                .isPresent();
    }

    public boolean isForOwners() {
        return said.filter(OwnerOnly.class::isInstance).isPresent();
    }

    public Optional<Permission> flag() {
        return said.filter(Allow.class::isInstance).map(word -> ((Allow) word).value());
    }

    public String access() {
        return flag().map(Permission::name)
                .or(() -> said.map(word -> word.annotationType().getSimpleName()))
                .orElse("NOBODY SAID");
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
