package dev.perimeter.catalog;

import dev.perimeter.values.FoldedText;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A filament on one line, for people who choose one or look at what was chosen. */
public final class FilamentName {

    private FilamentName() {}

    /** Of a row with {@code manufacturer}, {@code name} and {@code material}. */
    public static String of(ResultSet row) throws SQLException {
        return of(row.getString("manufacturer"), row.getString("name"), row.getString("material"));
    }

    /** "Prusament PLA Galaxy Black": many names begin with their maker and hold their material, which is then not said twice. */
    static String of(String manufacturer, String name, String material) {
        var words = " " + FoldedText.of(name) + " ";
        var made = words.startsWith(" " + FoldedText.of(manufacturer) + " ") ? name : manufacturer + " " + name;
        return words.contains(" " + FoldedText.of(material) + " ") ? made : made + ", " + material;
    }
}
