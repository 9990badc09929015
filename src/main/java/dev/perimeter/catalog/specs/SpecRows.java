package dev.perimeter.catalog.specs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;

/**
 * Rows as records, with what the stock mapper does not know of: lists, points in time,
 * contributors.
 */
public final class SpecRows<T> extends DataClassRowMapper<T> {

    public SpecRows(Class<T> type) {
        super(type);
    }

    @Override
    protected @Nullable Object getColumnValue(ResultSet row, int index, Class<?> type) throws SQLException {
        if (type == List.class) {
            return List.of((Object[]) row.getArray(index).getArray());
        }
        if (type == Instant.class) {
            return row.getObject(index, OffsetDateTime.class).toInstant();
        }
        if (type == Contributor.class) {
            var name = row.getString(index);
            return name == null ? null : new Contributor(name);
        }
        return super.getColumnValue(row, index, type);
    }
}
