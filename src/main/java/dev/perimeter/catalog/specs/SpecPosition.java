package dev.perimeter.catalog.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Where a page of entries begins: behind this name and id. */
public record SpecPosition(String nameKey, UUID id) {

    public static final SpecPosition START = new SpecPosition("", new UUID(0, 0));

    /** An entry of a list, and where the next page would begin. */
    public record Listed<T>(T spec, SpecPosition position) {}

    public static SpecPosition of(ResultSet row) throws SQLException {
        return new SpecPosition(row.getString("name_key"), row.getObject("id", UUID.class));
    }
}
