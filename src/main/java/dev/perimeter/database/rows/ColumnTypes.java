package dev.perimeter.database.rows;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a column is read as a value of a type. */
final class ColumnTypes {

    private static final Map<Class<?>, Column<?>> READERS = Map.ofEntries(
            entry(UUID.class, (row, name) -> row.getObject(name, UUID.class)),
            entry(String.class, ResultSet::getString),
            entry(int.class, ResultSet::getInt),
            entry(Integer.class, (row, name) -> row.getObject(name) == null ? null : row.getInt(name)),
            entry(long.class, ResultSet::getLong),
            entry(boolean.class, ResultSet::getBoolean),
            entry(Boolean.class, (row, name) -> row.getObject(name, Boolean.class)),
            entry(BigDecimal.class, ResultSet::getBigDecimal),
            entry(LocalDate.class, (row, name) -> row.getObject(name, LocalDate.class)),
            entry(
                    Instant.class,
                    known((row, name) -> row.getObject(name, OffsetDateTime.class), OffsetDateTime::toInstant)),
            entry(ZoneId.class, known(ResultSet::getString, ZoneId::of)));

    private ColumnTypes() {}

    /** How a value of a type is read. */
    interface Column<V> {
        @Nullable
        V read(ResultSet row, String name) throws SQLException;
    }

    /** Null where no column can be read as this type. */
    static @Nullable Column<?> of(Class<?> type) {
        return READERS.get(type);
    }

    private static <V> Map.Entry<Class<?>, Column<?>> entry(Class<V> type, Column<?> column) {
        return Map.entry(type, column);
    }

    static <V> Column<Object> known(Column<V> read, Function<V, Object> as) {
        return (row, name) -> {
            var value = read.read(row, name);
            return value == null ? null : as.apply(value);
        };
    }
}
