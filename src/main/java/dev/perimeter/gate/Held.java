package dev.perimeter.gate;

import dev.perimeter.database.rows.RecordRowMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.RowMapper;

/**
 * A record that nobody else can change before this transaction ends.
 *
 * @param now the time that its change will carry
 */
public record Held<T extends Record & Versioned>(T record, Instant now) {

    /** Of rows that have the time in a column {@code now}. */
    public static <T extends Record & Versioned> RowMapper<Held<T>> rows(Class<T> type) {
        return rows(RecordRowMapper.of(type));
    }

    public static <T extends Record & Versioned> RowMapper<Held<T>> rows(RowMapper<T> records) {
        return (row, number) -> new Held<>(
                records.mapRow(row, number),
                row.getObject("now", OffsetDateTime.class).toInstant());
    }

    public int version() {
        return record.version();
    }
}
