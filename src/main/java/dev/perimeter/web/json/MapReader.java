package dev.perimeter.web.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values under names that the handler judges, such as flags. None of the values may be missing. */
record MapReader(JsonReader values) implements JsonReader {

    @Override
    public @Nullable Object read(JsonNode json, String path, Faults faults) {
        if (!json.isObject()) {
            faults.type(path, "must be an object");
            return null;
        }
        var before = faults.count();
        var map = new LinkedHashMap<String, Object>();
        for (var property : json.properties()) {
            var name = Faults.shown(property.getKey());
            var inside = RecordSchema.inside(path, name);
            if (!name.equals(property.getKey())) {
                faults.unknown(inside);
                continue;
            }
            var value = ListReader.readGiven(values, property.getValue(), inside, faults);
            if (value != null) {
                map.put(name, value);
            }
        }
        return faults.count() > before ? null : Collections.unmodifiableMap(map);
    }
}
