package dev.perimeter.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
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

    private static final String CURRENCY = "currency";
    private static final Set<String> AMOUNTS = Set.of("cost", "price", "purchasePrice", "total", "lines");

    private Changes() {}

    /** The value of a field before and after; null where there was none. */
    public record Change(@Nullable Object from, @Nullable Object to) {

        boolean isNone() {
            return Objects.equals(from, to);
        }
    }

    /**
     * The fields that differ. An amount that differs has its currency beside it, also the same one,
     * since the record may have another by the time somebody reads of it (spec 11.1).
     *
     * @param before null for a new record; @param after null for one that is gone
     */
    public static Map<String, Change> between(@Nullable Record before, @Nullable Record after) {
        var type = before != null
                ? before.getClass()
                : Objects.requireNonNull(after).getClass();
        if (!type.isAnnotationPresent(Audited.class)) {
            throw new IllegalArgumentException(type.getName() + " stands in the trail: it has to be @Audited");
        }
        var all = all(type, before, after);
        var isOfAmount = all.entrySet().stream()
                .anyMatch(field ->
                        AMOUNTS.contains(field.getKey()) && !field.getValue().isNone());
        all.entrySet().removeIf(field -> field.getValue().isNone() && !(isOfAmount && isCurrency(field)));
        return all;
    }

    private static boolean isCurrency(Map.Entry<String, Change> field) {
        return field.getKey().equals(CURRENCY) && field.getValue().to() != null;
    }

    private static Map<String, Change> all(Class<?> type, @Nullable Record before, @Nullable Record after) {
        var changes = new LinkedHashMap<String, Change>();
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                changes.putAll(
                        all(component.getType(), (Record) value(component, before), (Record) value(component, after)));
            } else if (isTold(component)) {
                changes.put(component.getName(), new Change(value(component, before), value(component, after)));
            }
        }
        return changes;
    }

    private static boolean isTold(RecordComponent component) {
        return !SELF_EVIDENT.contains(component.getName())
                && !component.getAccessor().isAnnotationPresent(JsonIgnore.class);
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
