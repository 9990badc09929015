package dev.perimeter.catalog.intake;

import dev.perimeter.values.FoldedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a valid filament is: the rules of the catalog's file format, which the table's constraints repeat. */
final class FilamentRow {

    static final List<String> NATURAL_KEY = List.of(
            "manufacturer_key",
            "product_key",
            "material_key",
            "color_key",
            "diameter_mm",
            "net_weight_g",
            "is_refill",
            "spool_type");

    private static final Set<String> FILLS = Set.of("carbon_fiber", "glass_fiber", "wood", "metal");
    private static final Set<String> SPOOL_TYPES = Set.of("plastic", "cardboard", "metal");
    private static final Set<String> DIRECTIONS = Set.of("coaxial", "longitudinal");
    private static final Set<String> FINISHES = Set.of("matte", "glossy", "silk");
    private static final Set<String> PATTERNS = Set.of("marble", "sparkle", "stone", "wood");

    private FilamentRow() {}

    static void read(Fields fields) {
        names(fields);
        measures(fields);
        temperatures(fields);
        looks(fields);
        fields.optionalFlag("discontinued");
        fields.list("gtins", Checks::gtin);
        fields.texts("article_numbers");
        fields.texts("data_notes");
        compared(fields);
    }

    private static void names(Fields fields) {
        fields.text("manufacturer");
        fields.text("product");
        fields.text("name");
        fields.text("material");
        fields.optionalText("material_family");
        fields.text("color_name");
    }

    private static void measures(Fields fields) {
        fields.number("diameter_mm", 1, 4);
        fields.optionalNumber("diameter_tolerance_mm", 0, 0.5);
        fields.number("density_g_cm3", 0.5, 12);
        fields.number("net_weight_g", 1, 50_000);
        fields.optionalNumber("spool_weight_g", 0, 5_000);
        fields.optionalWord("spool_type", SPOOL_TYPES);
        fields.optionalFlag("is_refill");
    }

    private static void temperatures(Fields fields) {
        for (var field : List.of("extruder_temp_c", "extruder_temp_min_c", "extruder_temp_max_c")) {
            fields.optionalNumber(field, 0, 600);
        }
        for (var field : List.of("bed_temp_c", "bed_temp_min_c", "bed_temp_max_c", "max_dry_temp_c")) {
            fields.optionalNumber(field, 0, 250);
        }
        fields.ordered("extruder_temp_min_c", "extruder_temp_max_c");
        fields.ordered("bed_temp_min_c", "bed_temp_max_c");
    }

    private static void looks(Fields fields) {
        fields.optionalWord("fill", FILLS);
        fields.list("color_hexes", Checks::color);
        if (fields.columns().path("color_hexes").isEmpty()) {
            fields.wrong("color_hexes", "must have at least one color");
        }
        fields.optionalWord("multi_color_direction", DIRECTIONS);
        fields.optionalWord("finish", FINISHES);
        fields.optionalWord("pattern", PATTERNS);
        fields.flag("translucent");
        fields.flag("glow");
        fields.texts("traits");
    }

    private static void compared(Fields fields) {
        var columns = fields.columns();
        columns.put("manufacturer_key", FoldedText.of(fields.textOf("manufacturer")));
        columns.put("product_key", FoldedText.of(fields.textOf("product")));
        columns.put("name_key", FoldedText.of(fields.textOf("name")));
        columns.put("material_key", FoldedText.of(fields.textOf("material")));
        columns.put("color_key", FoldedText.of(fields.textOf("color_name")));
        if (columns.has("material_family")) {
            columns.put("material_family_key", FoldedText.of(fields.textOf("material_family")));
        }
        var named = Stream.of("name", "manufacturer", "product", "material", "color_name")
                .map(fields::textOf);
        var numbers = columns.path("article_numbers").valueStream().map(node -> node.asString());
        columns.put("search_text", CatalogText.searchText(Stream.concat(named, numbers)));
        var maker = fields.textOf("manufacturer");
        columns.put("maker_alike", Alike.maker(maker));
        columns.put(
                "product_alike",
                Alike.product(
                        fields.textOf("product"), maker, fields.textOf("material"), fields.textOf("material_family")));
        columns.put("color_alike", Alike.color(fields.textOf("color_name")));
    }
}
