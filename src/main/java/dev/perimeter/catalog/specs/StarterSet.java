package dev.perimeter.catalog.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every installation has in its catalog from the first day: generic materials, the product
 * lines and the printers that shops meet most. {@code docs/starter-catalog.md} names the sources
 * and their licences.
 */
public final class StarterSet {

    public static final String FILAMENTS = "starter-filaments.jsonl";

    private static final String PRINTERS = "starter-printers.jsonl";

    /** One product line a line, with its colors. */
    private static final String BRANDS = "starter-brands.jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    private StarterSet() {}

    /** All rows, in the fields of an import. */
    public static Stream<ObjectNode> rows() {
        return Stream.of(rows(FILAMENTS), rows(PRINTERS), rows(BRANDS).flatMap(StarterSet::colors))
                .flatMap(Function.identity());
    }

    /** The lines of one of the files, one object each. */
    public static Stream<ObjectNode> rows(String name) {
        return text(name).lines().map(JSON::readTree).map(JsonNode::asObject);
    }

    /** A row for each color of a product line: what all of them share, and what the color adds. */
    private static Stream<ObjectNode> colors(ObjectNode line) {
        var colors = line.remove("colors");
        return colors.valueStream().map(color -> {
            var row = line.deepCopy();
            row.put(
                    "name",
                    line.path("product").asString() + " "
                            + color.path("color_name").asString());
            row.setAll(color.asObject());
            return row;
        });
    }

    private static String text(String name) {
        try (var file = Objects.requireNonNull(StarterSet.class.getResourceAsStream("/catalog/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
