package dev.perimeter.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A field is densityGCm3 in JSON and density_g_cm3 in the catalog's files and tables. */
final class FieldNames {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern AFTER_LINE = Pattern.compile("_([a-z0-9])");
    /** What no change of an entry touches. */
    private static final Set<String> KEPT = Set.of("id", "source", "sourceId", "contributedBy", "version", "createdAt");

    private static final JsonMapper JSON = JsonMapper.shared();

    private FieldNames() {}

    static String field(String column) {
        return AFTER_LINE.matcher(column).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    static String column(String field) {
        return CAPITAL.matcher(field)
                .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** The components of a record by the names of columns. */
    static ObjectNode asColumns(Record stated) {
        var columns = JsonNodeFactory.instance.objectNode();
        JSON.valueToTree(stated).properties().forEach(field -> columns.set(column(field.getKey()), field.getValue()));
        return columns;
    }

    /** The entry with what the columns say in place of what it said, one version later. */
    static <T extends Record> T changed(T entry, ObjectNode columns, Class<T> type) {
        ObjectNode fields = JSON.valueToTree(entry);
        for (var component : type.getRecordComponents()) {
            var field = component.getName();
            if (!KEPT.contains(field)) {
                fields.set(field, columns.path(column(field)).isMissingNode() ? null : columns.path(column(field)));
            }
        }
        fields.put("version", fields.path("version").asInt() + 1);
        return JSON.treeToValue(fields, type);
    }
}
