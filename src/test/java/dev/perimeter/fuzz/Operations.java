package dev.perimeter.fuzz;

import dev.perimeter.prove.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be asked: the routes, and for each what its parameters and its body look like, from the contract that the product ships. */
final class Operations {

    private final Map<?, ?> contract;
    private final List<Operation> all = new ArrayList<>();

    /**
     * One route.
     *
     * @param parameters as the contract has them: name, in, schema
     * @param bodies a program's own; for a page's form, those that programs send about the same
     */
    record Operation(Route route, List<Map<?, ?>> parameters, List<Map<?, ?>> bodies) {

        boolean isForm() {
            return route.isPage() && route.takesBody();
        }
    }

    Operations(RequestMappingHandlerMapping mapping) throws IOException {
        try (var text = Objects.requireNonNull(Operations.class.getResourceAsStream("/static/openapi.yaml"))) {
            contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        }
        for (var route : Route.all(mapping)) {
            all.add(new Operation(
                    route,
                    route.isPage() ? asked(mapping, route) : of(route),
                    route.takesBody() ? bodies(route) : List.of()));
        }
    }

    List<Operation> all() {
        return all;
    }

    Map<?, ?> resolved(Map<?, ?> schema) {
        var reference = schema.get("$ref");
        if (reference == null) {
            return schema;
        }
        var name = String.valueOf(reference).substring("#/components/schemas/".length());
        return map(map(map(contract.get("components")).get("schemas")).get(name));
    }

    static Map<?, ?> map(Object part) {
        return part instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Object part) {
        return part instanceof List<?> list ? list : List.of();
    }

    private Map<?, ?> operation(String pattern, String method) {
        return map(map(map(contract.get("paths")).get(pattern)).get(method.toLowerCase(Locale.ROOT)));
    }

    private List<Map<?, ?>> of(Route route) {
        var parameters = new ArrayList<Map<?, ?>>();
        list(operation(route.pattern(), route.method()).get("parameters"))
                .forEach(parameter -> parameters.add(map(parameter)));
        return parameters;
    }

    /** A page's parameters, as its handler has them. */
    private static List<Map<?, ?>> asked(RequestMappingHandlerMapping mapping, Route route) {
        var names = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (info.getPatternValues().contains(route.pattern())) {
                Arrays.stream(handler.getMethod().getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                        .map(parameter -> {
                            var said = parameter.getAnnotation(RequestParam.class);
                            return said.name().isEmpty()
                                    ? said.value().isEmpty() ? parameter.getName() : said.value()
                                    : said.name();
                        })
                        .forEach(names::add);
            }
        });
        List<Map<?, ?>> parameters = new ArrayList<>();
        names.forEach(name -> parameters.add(Map.of("name", name, "in", "query", "schema", schema(name))));
        return parameters;
    }

    private static Map<?, ?> schema(String name) {
        return switch (name) {
            case "version", "limit", "number" -> Map.of("type", "integer", "minimum", 1, "maximum", 200);
            case "id", "ids", "customerId", "orderId", "filamentId", "modelId", "printerId", "spoolId" ->
                Map.of("type", "string", "format", "uuid");
            default -> Map.of("type", "string", "maxLength", 200);
        };
    }

    private List<Map<?, ?>> bodies(Route route) {
        var bodies = new ArrayList<Map<?, ?>>();
        if (!route.isPage()) {
            bodies.addAll(body(operation(route.pattern(), route.method())));
            return bodies;
        }
        var about = noun(route.pattern());
        map(contract.get("paths")).forEach((path, methods) -> {
            if (String.valueOf(path).contains(about)) {
                map(methods).values().forEach(operation -> bodies.addAll(body(map(operation))));
            }
        });
        return bodies;
    }

    private List<Map<?, ?>> body(Map<?, ?> operation) {
        return map(map(operation.get("requestBody")).get("content")).values().stream()
                .<Map<?, ?>>map(type -> resolved(map(map(type).get("schema"))))
                .toList();
    }

    private static String noun(String pattern) {
        var first = pattern.split("/")[1];
        return switch (first) {
            case "team" -> "members";
            case "start", "join" -> "onboarding";
            case "account" -> "auth/password";
            case "catalog" -> pattern.contains("printers") ? "catalog/printers" : "catalog/filaments";
            default -> first;
        };
    }
}
