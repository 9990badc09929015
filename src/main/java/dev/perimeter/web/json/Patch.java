package dev.perimeter.web.json;

import dev.perimeter.web.problems.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that a caller wants to change. A given field replaces the current one, null clears it,
 * and all others stay. An object within is replaced as a whole.
 *
 * @param <T> the draft that would make such a record anew
 */
public final class Patch<T extends Record> {

    private final RecordSchema shape;
    private final Map<String, @Nullable Object> given;

    private Patch(RecordSchema shape, Map<String, @Nullable Object> given) {
        this.shape = shape;
        this.given = given;
    }

    public static Patch<?> read(RecordSchema shape, JsonNode json, Faults faults) {
        return new Patch<>(shape, shape.readComponents(json, "", faults));
    }

    /**
     * The record as the caller wants it.
     *
     * @throws Problem 400 with all faults where the changed record breaks a rule
     */
    public T onto(T current) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var faults = new Faults();
        for (var component : shape.components()) {
            var name = component.jsonName();
            var value = given.containsKey(name) ? given.get(name) : component.of(current);
            component.check(value, "", faults);
            values.put(name, value);
        }
        faults.refuse();
        @SuppressWarnings("unchecked") // the shape was made for T
        var changed = (T) shape.build(values, "", faults);
        faults.refuse();
        return changed;
    }
}
