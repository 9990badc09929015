package dev.perimeter;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The names of schemas and operations in the published contract. Clients are generated from them, so that a class
 * that gets another name keeps its published one: docs/published-names.properties.
 */
final class PublishedNames {

    private static final Properties NAMES = read();

    private PublishedNames() {}

    static String of(Class<?> type) {
        return NAMES.getProperty(type.getSimpleName(), type.getSimpleName());
    }

    static String of(Method handler) {
        var type = handler.getDeclaringClass();
        return NAMES.getProperty(type.getSimpleName() + "." + handler.getName(), of(type));
    }

    /** The name of a schema whose class, or whose one type parameter, was published under another name. */
    static Optional<String> of(JavaType type) {
        var content = type.containedType(0);
        var own = of(type.getRawClass());
        var name = content == null ? own : own + of(content.getRawClass());
        return isRenamed(type) || content != null && isRenamed(content) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isRenamed(JavaType type) {
        return NAMES.containsKey(type.getRawClass().getSimpleName());
    }

    private static Properties read() {
        var names = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("docs/published-names.properties"))) {
            names.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
