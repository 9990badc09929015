package dev.perimeter.catalog.specs;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.SortKey;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Where a page of entries begins: behind this name and id. */
public record SpecPosition(String nameKey, UUID id) {

    public static SpecPosition of(SortKey after) {
        return after.parts().isEmpty()
                ? new SpecPosition("", new UUID(0, 0))
                : new SpecPosition(after.text(1), after.id(2));
    }

    public SortKey key(NameOrder order) {
        return SortKey.of(order.word(), nameKey, id);
    }

    /** An entry of a list, and where the next page would begin. */
    public record Listed<T>(T spec, SpecPosition position) {}

    /** Of rows that have the entry's {@code name_key} as well. */
    public static <T extends Record> RowMapper<Listed<T>> rows(Class<T> type) {
        return (row, number) -> new Listed<>(
                RecordRowMapper.of(type).mapRow(row, number),
                RecordRowMapper.of(SpecPosition.class).mapRow(row, number));
    }
}
