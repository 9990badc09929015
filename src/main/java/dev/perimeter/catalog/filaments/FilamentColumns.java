package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.duplicates.DuplicateKey;
import dev.perimeter.catalog.materials.Density;
import dev.perimeter.catalog.materials.Polymer;
import dev.perimeter.catalog.specs.SearchText;
import dev.perimeter.catalog.specs.SpecColumns;
import dev.perimeter.values.FoldedText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A filament as its table has it: with the keys and whatever else is computed from its fields. */
public final class FilamentColumns {

    static final String NO_COLOR = "#808080";
    static final String COLOR_NOT_STATED = "color_hex_not_stated";
    static final String DENSITY_OF_MATERIAL = "density_of_the_material_in_general";

    private FilamentColumns() {}

    /** As a file states it: what it leaves open stays open. */
    public static ObjectNode asStated(FilamentDraft draft) {
        return withKeys(fields(draft));
    }

    /**
     * As a company states it. What it leaves out: a spool and no refill, nothing special about it,
     * the name from product and color, the base polymer and the density by the material where those
     * are well known, {@value #NO_COLOR} for the code of the color.
     */
    static ObjectNode completed(FilamentDraft draft) {
        var columns = fields(draft);
        var notes = columns.putArray("data_notes");
        for (var flag : List.of("is_refill", "translucent", "glow")) {
            if (columns.path(flag).isNull()) {
                columns.put(flag, false);
            }
        }
        if (draft.name() == null) {
            columns.put("name", FilamentName.standard(draft.product(), draft.colorName()));
        }
        if (draft.materialFamily() == null) {
            columns.put("material_family", Polymer.of(draft.material()).orElse(null));
        }
        if (draft.densityGCm3() == null) {
            Density.of(draft.material()).ifPresent(density -> {
                columns.put("density_g_cm3", density);
                notes.add(DENSITY_OF_MATERIAL);
            });
        }
        if (draft.colorHexes() == null) {
            columns.putArray("color_hexes").add(NO_COLOR);
            notes.add(COLOR_NOT_STATED);
        }
        return withKeys(columns);
    }

    /** Whether the catalog would say the same of both: 210.50 is 210.5 there. */
    static boolean areSame(FilamentDraft one, FilamentDraft other) {
        return completed(one).equals(completed(other));
    }

    private static ObjectNode fields(FilamentDraft draft) {
        var columns = SpecColumns.of(draft);
        for (var list : List.of("traits", "gtins", "article_numbers", "data_notes")) {
            if (!columns.path(list).isArray()) {
                columns.putArray(list);
            }
        }
        return columns;
    }

    private static ObjectNode withKeys(ObjectNode columns) {
        columns.put("manufacturer_key", FoldedText.of(text(columns, "manufacturer")));
        columns.put("product_key", FoldedText.of(text(columns, "product")));
        columns.put("name_key", FoldedText.of(text(columns, "name")));
        columns.put("material_key", FoldedText.of(text(columns, "material")));
        columns.put("color_key", FoldedText.of(text(columns, "color_name")));
        if (!columns.path("material_family").isNull()) {
            columns.put("material_family_key", FoldedText.of(text(columns, "material_family")));
        }
        var named = Stream.of("name", "manufacturer", "product", "material", "color_name")
                .map(field -> text(columns, field));
        var numbers = columns.path("article_numbers").valueStream().map(node -> node.asString());
        columns.put("search_text", SearchText.of(Stream.concat(named, numbers)));
        var maker = text(columns, "manufacturer");
        columns.put("maker_alike", DuplicateKey.maker(maker));
        columns.put(
                "product_alike",
                DuplicateKey.product(
                        text(columns, "product"), maker, text(columns, "material"), text(columns, "material_family")));
        return columns.put("color_alike", DuplicateKey.color(text(columns, "color_name")));
    }

    private static String text(ObjectNode columns, String field) {
        return columns.path(field).asString("");
    }
}
