package dev.perimeter.catalog.intake;

import dev.perimeter.values.FoldedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a valid printer model is. */
final class PrinterRow {

    static final List<String> NATURAL_KEY = List.of("manufacturer_key", "model_key");

    private static final Set<String> TECHNOLOGIES = Set.of("FFF", "FGF", "SLA");
    private static final Set<String> BED_SHAPES = Set.of("rectangular", "circular");
    private static final Set<String> STRUCTURES = Set.of("corexy", "i3", "delta", "hbot");
    private static final Set<String> LICENSE_BASES = Set.of("permissive", "facts_only");

    private PrinterRow() {}

    static void read(Fields fields) {
        fields.text("manufacturer");
        fields.text("model");
        fields.word("technology", TECHNOLOGIES);
        sizes(fields);
        equipment(fields);
        temperatures(fields);
        fields.optionalWhole("display_pixels_x", 1, 1_000_000);
        fields.optionalWhole("display_pixels_y", 1, 1_000_000);
        fields.optionalNumber("pixel_size_um", 1, 10_000);
        fields.texts("source_licenses");
        fields.optionalWord("license_basis", LICENSE_BASES);
        fields.texts("data_notes");
        compared(fields);
    }

    private static void sizes(Fields fields) {
        fields.optionalNumber("build_x_mm", 1, 10_000);
        fields.optionalNumber("build_y_mm", 1, 10_000);
        fields.optionalNumber("build_z_mm", 1, 10_000);
        fields.optionalWord("bed_shape", BED_SHAPES);
        fields.numbers("nozzle_diameters_mm", 0.01, 50);
        fields.optionalNumber("filament_diameter_mm", 1, 4);
    }

    private static void equipment(Fields fields) {
        fields.optionalWhole("tool_count", 1, 1_000);
        fields.optionalWhole("multi_material_slots", 1, 1_000);
        fields.optionalText("multi_material_system");
        fields.optionalFlag("heated_bed");
        fields.optionalFlag("heated_chamber");
        fields.optionalFlag("enclosed");
        fields.optionalWord("structure", STRUCTURES);
        fields.optionalText("gcode_flavor");
        fields.texts("connectivity");
    }

    private static void temperatures(Fields fields) {
        fields.optionalNumber("max_nozzle_temp_c", 0, 600);
        fields.optionalNumber("max_bed_temp_c", 0, 600);
        fields.optionalNumber("max_chamber_temp_c", 0, 600);
        fields.optionalText("max_temp_basis");
    }

    private static void compared(Fields fields) {
        var columns = fields.columns();
        var maker = FoldedText.of(fields.textOf("manufacturer"));
        var model = FoldedText.of(fields.textOf("model"));
        columns.put("manufacturer_key", maker);
        columns.put("model_key", model);
        columns.put("name_key", maker + " " + model);
        columns.put("search_text", CatalogText.searchText(Stream.of(maker, model, fields.textOf("technology"))));
        columns.put("maker_alike", Alike.maker(maker));
        columns.put("model_alike", Alike.model(model, maker));
    }
}
