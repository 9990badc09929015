package dev.perimeter.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Where a page of entries begins: behind this name and id. */
record SpecPosition(String nameKey, UUID id) {

    static final SpecPosition START = new SpecPosition("", new UUID(0, 0));

    static SpecPosition of(ResultSet row) throws SQLException {
        return new SpecPosition(row.getString("name_key"), row.getObject("id", UUID.class));
    }
}
