package dev.perimeter.catalog.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every installation has in its catalog from the first day: generic materials and well-known
 * printers.
 */
public final class StarterSet {

    public static final String FILAMENTS = "starter-filaments.jsonl";
    public static final List<String> FILES = List.of(FILAMENTS, "starter-printers.jsonl");

    private static final JsonMapper JSON = new JsonMapper();

    private StarterSet() {}

    /** The rows of one of the files, one object each. */
    public static Stream<JsonNode> rows(String name) {
        return text(name).lines().map(JSON::readTree);
    }

    public static String text(String name) {
        try (var file = Objects.requireNonNull(StarterSet.class.getResourceAsStream("/catalog/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
