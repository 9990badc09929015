package dev.perimeter.fuzz;

import static dev.perimeter.fuzz.Operations.list;
import static dev.perimeter.fuzz.Operations.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Values of a schema: most of them as it wants them, so that the few that are not get far. */
final class Values {

    private static final int DEPTH_MOST = 6;

    private final Random random;
    private final Operations operations;
    private final Map<String, List<String>> ids;
    private final int wrongOnceIn;

    /**
     * Values of one request.
     *
     * @param ids of the company, by the name of the field that takes them; under the empty name, all of them
     * @param wrongOnceIn how many values are right for each that is not
     */
    Values(Random random, Operations operations, Map<String, List<String>> ids, int wrongOnceIn) {
        this.random = random;
        this.operations = operations;
        this.ids = ids;
        this.wrongOnceIn = wrongOnceIn;
    }

    /** JSON that is written as it is. */
    record Raw(String json) {}

    Object of(String name, Map<?, ?> reference, int depth) {
        var schema = operations.resolved(reference);
        if (random.nextInt(wrongOnceIn) == 0) {
            return wrong(depth);
        }
        var words = list(schema.get("enum"));
        if (!words.isEmpty()) {
            return words.get(random.nextInt(words.size()));
        }
        if (schema.containsKey("properties") && depth < DEPTH_MOST) {
            return object(schema, depth);
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "array" ->
                IntStream.range(0, random.nextInt(50) == 0 ? 300 : random.nextInt(3))
                        .mapToObj(_ -> of(name, map(schema.get("items")), depth + 1))
                        .toList();
            case "integer" -> number(schema);
            case "number" ->
                random.nextBoolean() ? number(schema) : new Raw(number(schema) + "." + random.nextInt(1000));
            case "boolean" -> random.nextBoolean();
            case "string" -> text(name, schema);
            default -> Map.of();
        };
    }

    private Map<String, Object> object(Map<?, ?> schema, int depth) {
        var required = list(schema.get("required"));
        var object = new LinkedHashMap<String, Object>();
        map(schema.get("properties")).forEach((key, value) -> {
            var name = String.valueOf(key);
            if (required.contains(name) ? random.nextInt(3 * wrongOnceIn) > 0 : random.nextInt(3) == 0) {
                object.put(name, of(name, map(value), depth + 1));
            }
        });
        if (random.nextInt(3 * wrongOnceIn) == 0) {
            object.put(Nonsense.word(random), wrong(depth));
        }
        return object;
    }

    private Object wrong(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> Nonsense.word(random);
            case 3, 4 -> new Raw(Nonsense.number(random));
            case 5 -> new Raw(Nonsense.pick(random, List.of("null", "true", "{}", "[]", "\"\\ud800\"", "[[]]")));
            case 6 -> List.of(Nonsense.word(random), new Raw(Nonsense.number(random)));
            default -> depth > 3 ? Map.of() : Map.of(Nonsense.word(random), wrong(depth + 1));
        };
    }

    /** Within its bounds, at them, or just outside. */
    private Object number(Map<?, ?> schema) {
        var least = schema.get("minimum") instanceof Number number ? number.longValue() : 0;
        var most = schema.get("maximum") instanceof Number number ? number.longValue() : 1_000;
        return switch (random.nextInt(12)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least - 1;
            case 3 -> most + 1;
            default -> least + Math.floorMod(random.nextLong(), Math.max(1, Math.min(most - least, 100)));
        };
    }

    private String text(String name, Map<?, ?> schema) {
        var known = ids.get(name);
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" ->
                random.nextInt(5) == 0
                        ? new UUID(random.nextLong(), random.nextLong()).toString()
                        : Nonsense.pick(random, known == null ? ids.get("") : known);
            case "date" -> "20%02d-%02d-%02d".formatted(random.nextInt(100), random.nextInt(13), random.nextInt(32));
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "email" -> "a%d@example.org".formatted(random.nextInt(1_000_000));
            default -> named(name, schema);
        };
    }

    private String named(String name, Map<?, ?> schema) {
        return switch (name) {
            case "currency" -> "EUR";
            case "timezone" -> "Europe/Berlin";
            case "size" -> "2-10";
            case "colorHexes" -> "#%06x".formatted(random.nextInt(0x1000000));
            case "material" -> "PLA";
            case "technology" -> "FFF";
            case "password", "new", "current" -> "a brisk walk " + random.nextInt(3);
            default -> sized(schema);
        };
    }

    private String sized(Map<?, ?> schema) {
        var most = schema.get("maxLength") instanceof Number number ? number.intValue() : 100;
        return switch (random.nextInt(30)) {
            case 0 -> "\u00e4".repeat(Math.min(most, 5_000));
            case 1 -> "x".repeat(Math.min(most, 5_000) + 1);
            case 2 -> "";
            case 3 -> Nonsense.word(random);
            default -> "Word " + random.nextInt(1_000);
        };
    }
}
