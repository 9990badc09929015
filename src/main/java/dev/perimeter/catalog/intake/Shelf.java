package dev.perimeter.catalog.intake;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The two halves of the catalog. */
public enum Shelf {
    FILAMENTS(
            "filament",
            FilamentRow.NATURAL_KEY,
            ShelfSql.EQUAL_FILAMENTS,
            ShelfSql.ADD_FILAMENTS,
            TakeOverSql.FILAMENTS),
    PRINTERS("printer", PrinterRow.NATURAL_KEY, ShelfSql.EQUAL_PRINTERS, ShelfSql.ADD_PRINTERS, TakeOverSql.PRINTERS);

    private final String kind;
    private final List<String> naturalKey;
    private final String equalSql;
    private final String addSql;
    private final String takeOverSql;

    Shelf(String kind, List<String> naturalKey, String equalSql, String addSql, String takeOverSql) {
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
