package dev.perimeter.web.json;

import dev.perimeter.web.problems.WrongField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A list, none of whose elements may be missing. */
record ListReader(JsonReader elements) implements JsonReader {

    @Override
    public @Nullable Object read(JsonNode json, String path, Faults faults) {
        if (!json.isArray()) {
            faults.type(path, "must be a list");
            return null;
        }
        var before = faults.count();
        var list = new ArrayList<Object>(json.size());
        for (int i = 0; i < json.size(); i++) {
            var value = readGiven(elements, json.get(i), path + "[" + i + "]", faults);
            if (value != null) {
                list.add(value);
            }
        }
        return faults.count() > before ? null : List.copyOf(list);
    }

    /** Null, and text with nothing in it, is a fault here: there is no saying what an element without a value means. */
    static @Nullable Object readGiven(JsonReader jsonReader, JsonNode json, String path, Faults faults) {
        var before = faults.count();
        var value = json.isNull() ? null : jsonReader.read(json, path, faults);
        if (value == null && faults.count() == before) {
            faults.invalid(path, WrongField.REQUIRED);
        }
        return value;
    }
}
