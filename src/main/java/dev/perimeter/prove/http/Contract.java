package dev.perimeter.prove.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published contract: the fields of each body, and which of them are ids. */
final class Contract {

    private final Map<?, ?> document;

    private Contract(Map<?, ?> document) {
        this.document = document;
    }

    static Contract read() {
        try (var text =
                Objects.requireNonNull(Contract.class.getResourceAsStream("/static/openapi.yaml"), "openapi.yaml")) {
            return new Contract(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of a route's query parameters. */
    List<String> parameters(Route route) {
        return list(operation(route).get("parameters")).stream()
                .map(Contract::map)
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .toList();
    }

    boolean isId(Route route, String parameter) {
        return list(operation(route).get("parameters")).stream()
                .map(Contract::map)
                .filter(each -> parameter.equals(each.get("name")))
                .anyMatch(each -> "uuid".equals(map(each.get("schema")).get("format")));
    }

    /** A body with all required fields and every id, whose value ids tells by its name. */
    Optional<Object> body(Route route, Function<String, String> ids, int variant) {
        var content = map(map(operation(route).get("requestBody")).get("content"));
        return content.values().stream()
                .findFirst()
                .map(type -> example("", map(map(type).get("schema")), ids, variant));
    }

    /** All names of ids in bodies and parameters. */
    Set<String> idNames() {
        var names = new TreeSet<String>();
        names("", document, names);
        return names;
    }

    private void names(String name, Object part, Set<String> names) {
        if (part instanceof Map<?, ?> map) {
            if ("uuid".equals(map.get("format")) && name.endsWith("Id")) {
                names.add(name);
            }
            map.forEach((key, value) -> names(String.valueOf(key), value, names));
        }
    }

    private Object example(String name, Map<?, ?> reference, Function<String, String> ids, int variant) {
        var schema = resolved(reference);
        var words = list(schema.get("enum"));
        if (!words.isEmpty()) {
            return words.get(variant % words.size());
        }
        if ("uuid".equals(schema.get("format"))) {
            return ids.apply(name);
        }
        if (schema.containsKey("properties")) {
            return object(schema, ids, variant);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "array" -> List.of(example(name, map(schema.get("items")), ids, variant));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            case "string" -> text(String.valueOf(schema.get("format")));
            default -> Map.of();
        };
    }

    private Map<String, Object> object(Map<?, ?> schema, Function<String, String> ids, int variant) {
        var required = list(schema.get("required"));
        var object = new LinkedHashMap<String, Object>();
        map(schema.get("properties")).forEach((key, value) -> {
            var name = String.valueOf(key);
            if (required.contains(name) || holdsId(map(value), 0)) {
                object.put(name, example(name, map(value), ids, variant));
            }
        });
        return object;
    }

    private boolean holdsId(Map<?, ?> reference, int depth) {
        var schema = resolved(reference);
        return "uuid".equals(schema.get("format"))
                || depth < 3
                        && (holdsId(map(schema.get("items")), depth + 1)
                                || map(schema.get("properties")).values().stream()
                                        .anyMatch(each -> holdsId(map(each), depth + 1)));
    }

    private static String text(String format) {
        return switch (format) {
            case "date" -> "2030-01-01";
            case "email" -> "x@example.org";
            default -> "xx";
        };
    }

    private Map<?, ?> operation(Route route) {
        var path = map(map(document.get("paths")).get(route.pattern()));
        return map(path.get(route.method().toLowerCase(Locale.ROOT)));
    }

    private Map<?, ?> resolved(Map<?, ?> schema) {
        var reference = schema.get("$ref");
        if (reference == null) {
            return schema;
        }
        var name = String.valueOf(reference).substring("#/components/schemas/".length());
        return map(map(map(document.get("components")).get("schemas")).get(name));
    }

    private static Map<?, ?> map(@Nullable Object part) {
        return part instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object part) {
        return part instanceof List<?> list ? list : List.of();
    }
}
