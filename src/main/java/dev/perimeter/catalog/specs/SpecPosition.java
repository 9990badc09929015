package dev.perimeter.catalog.specs;

import dev.perimeter.database.rows.RecordRowMapper;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Where a page of entries begins: behind this name and id. */
public record SpecPosition(String nameKey, UUID id) {

    /** An entry of a list, and where the next page would begin. */
    public record Listed<T>(T spec, SpecPosition position) {}

    /** Of rows that have the entry's {@code name_key} as well. */
    public static <T extends Record> RowMapper<Listed<T>> rows(Class<T> type) {
        return (row, number) -> new Listed<>(
                RecordRowMapper.of(type).mapRow(row, number),
                RecordRowMapper.of(SpecPosition.class).mapRow(row, number));
    }
}
