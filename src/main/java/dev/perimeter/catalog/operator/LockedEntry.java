package dev.perimeter.catalog.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry that nobody else can change before this transaction ends. */
record LockedEntry(
        SpecTable table,
        UUID id,
        String name,
        boolean isHidden,
        @Nullable UUID mergedInto,
        @Nullable UUID contributor,
        boolean isImported) {

    static LockedEntry of(SpecTable table, ResultSet row) throws SQLException {
        return new LockedEntry(
                table,
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("hidden"),
                row.getObject("duplicate_of", UUID.class),
                row.getObject("contributed_by_company", UUID.class),
                row.getBoolean("imported"));
    }

    void refuse(boolean condition, String why) {
        if (condition) {
            throw refusal(why);
        }
    }

    OperatorRefusal refusal(String why) {
        return new OperatorRefusal("%s (%s) %s".formatted(id, name, why));
    }
}
