package dev.perimeter.catalog.importing.rows;

import static java.util.Map.entry;

import dev.perimeter.catalog.materials.Polymer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A filament as SpoolmanDB publishes it, put into the catalog's own fields. Nothing is checked
 * here: wrong values stay wrong.
 */
final class SpoolmanRow {

    private static final String SOURCE = "spoolmandb";

    /** The catalog's field, and what SpoolmanDB calls it. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("product", "material"),
            entry("color_name", "name"),
            entry("density_g_cm3", "density"),
            entry("net_weight_g", "weight"),
            entry("spool_weight_g", "spool_weight"),
            entry("diameter_mm", "diameter"),
            entry("extruder_temp_c", "extruder_temp"),
            entry("extruder_temp_min_c", "extruder_temp_range"),
            entry("extruder_temp_max_c", "extruder_temp_range"),
            entry("bed_temp_c", "bed_temp"),
            entry("bed_temp_min_c", "bed_temp_range"),
            entry("bed_temp_max_c", "bed_temp_range"),
            entry("source_id", "id"));

    private static final Set<String> TAKEN_AS_THEY_ARE = Set.of(
            "manufacturer",
            "material",
            "spool_type",
            "multi_color_direction",
            "finish",
            "pattern",
            "translucent",
            "glow");

    private static final Pattern REFILL = Pattern.compile("\\brefill\\b", Pattern.CASE_INSENSITIVE);

    private SpoolmanRow() {}

    static boolean isOne(ObjectNode row) {
        return row.has("id") && row.has("weight") && row.has("density") && !row.has("source_id");
    }

    static String nameOf(String field) {
        return NAMES.getOrDefault(field, field);
    }

    static ObjectNode inOurFields(ObjectNode row) {
        var ours = JsonNodeFactory.instance.objectNode();
        TAKEN_AS_THEY_ARE.forEach(field -> ours.set(field, row.path(field)));
        NAMES.forEach((field, theirs) -> ours.set(field, row.path(theirs)));
        range(ours, "extruder_temp", row.path("extruder_temp_range"));
        range(ours, "bed_temp", row.path("bed_temp_range"));
        ours.set("color_hexes", colors(row));
        ours.put("source", SOURCE);

        var material = row.path("material").asString("");
        var color = row.path("name").asString("");
        ours.put("name", color.contains(material) ? color : material + " " + color);
        Polymer.of(material).ifPresent(base -> ours.put("material_family", base));
        if (REFILL.matcher(color).find()) {
            ours.put("is_refill", true);
        }
        return ours;
    }

    private static void range(ObjectNode ours, String what, JsonNode range) {
        if (range.isArray() && range.size() == 2) {
            ours.set(what + "_min_c", range.path(0));
            ours.set(what + "_max_c", range.path(1));
        }
    }

    private static JsonNode colors(ObjectNode row) {
        var colors = JsonNodeFactory.instance.arrayNode();
        if (row.path("color_hexes").isArray()) {
            row.path("color_hexes").forEach(color -> colors.add(color(color)));
        } else if (!row.path("color_hex").isNull()) {
            colors.add(color(row.path("color_hex")));
        }
        return colors;
    }

    /** {@code 00FFFFFF} is written for clear: white with nothing of it to be seen. */
    private static String color(JsonNode color) {
        var code = color.asString("");
        return code.equalsIgnoreCase("00FFFFFF") ? "#FFFFFF00" : code;
    }
}
