package dev.perimeter.catalog.importing.batches;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of entries that the catalog has, and the statements that store each. */
public enum SpecKind {
    FILAMENTS(
            "filament",
            List.of(
                    "manufacturer_key",
                    "product_key",
                    "material_key",
                    "color_key",
                    "diameter_mm",
                    "net_weight_g",
                    "is_refill",
                    "spool_type"),
            SpecKindSql.EQUAL_FILAMENTS,
            SpecKindSql.ADD_FILAMENTS,
            SpecKindSql.TAKE_OVER_FILAMENTS),
    PRINTERS(
            "printer",
            List.of("manufacturer_key", "model_key"),
            SpecKindSql.EQUAL_PRINTERS,
            SpecKindSql.ADD_PRINTERS,
            SpecKindSql.TAKE_OVER_PRINTERS);

    private final String kind;
    private final List<String> naturalKey;
    private final String equalSql;
    private final String addSql;
    private final String takeOverSql;

    SpecKind(String kind, List<String> naturalKey, String equalSql, String addSql, String takeOverSql) {
        this.kind = kind;
        this.naturalKey = naturalKey;
        this.equalSql = equalSql;
        this.addSql = addSql;
        this.takeOverSql = takeOverSql;
    }

    /** As the database calls it. */
    String kind() {
        return kind;
    }

    String equalSql() {
        return equalSql;
    }

    String addSql() {
        return addSql;
    }

    String takeOverSql() {
        return takeOverSql;
    }

    /** What {@link #equalSql} looks at. */
    ObjectNode comparedColumns(ObjectNode columns) {
        return columns.deepCopy().retain(naturalKey).set("number", columns.path("number"));
    }

    /** Equal for rows whose columns of the natural key are equal; null is a value there. */
    String naturalKey(ObjectNode columns) {
        return String.join(
                "\n",
                naturalKey.stream()
                        .map(column -> columns.path(column).toString())
                        .toList());
    }
}
