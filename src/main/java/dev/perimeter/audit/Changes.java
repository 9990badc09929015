package dev.perimeter.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two states of a record, by field. */
public final class Changes {

    /** They change with every change, or stand in the entry itself. */
    private static final Set<String> SELF_EVIDENT = Set.of("id", "version", "createdAt", "updatedAt");

    private Changes() {}

    /** The value of a field before and after; null where there was none. */
    public record Change(@Nullable Object from, @Nullable Object to) {}

    /** @param before null for a new record; @param after null for one that is gone */
    public static Map<String, Change> between(@Nullable Record before, @Nullable Record after) {
        var changes = new LinkedHashMap<String, Change>();
        var type = before != null
                ? before.getClass()
                : Objects.requireNonNull(after).getClass();
        for (var component : type.getRecordComponents()) {
            var change = new Change(value(component, before), value(component, after));
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                changes.putAll(between((Record) change.from(), (Record) change.to()));
            } else if (!SELF_EVIDENT.contains(component.getName()) && !Objects.equals(change.from(), change.to())) {
                changes.put(component.getName(), change);
            }
        }
        return changes;
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Record record) {
        if (record == null) {
            return null;
        }
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
