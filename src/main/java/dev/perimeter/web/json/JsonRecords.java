package dev.perimeter.web.json;

import dev.perimeter.web.problems.WrongField;
import jakarta.validation.groups.Default;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON that did not come as a body, such as a row of a file, by the rules that bodies have.
 */
public final class JsonRecords {

    private JsonRecords() {}

    /**
     * Constraints on the whole are looked at even where parts are wrong, which are null then. Those
     * of the group {@link FromPeople} do not hold.
     *
     * @return empty where anything is wrong, all of which was told
     */
    public static <T extends Record> Optional<T> read(Class<T> type, JsonNode json, Consumer<WrongField> wrong) {
        var faults = new Faults();
        var shape = RecordSchema.of(type);
        var record = shape.make(shape.readAll(json, "", faults));
        Constraints.check(record, "", shape, faults, Default.class);
        List<WrongField> fields = faults.fields();
        fields.forEach(wrong);
        return fields.isEmpty() ? Optional.of(type.cast(record)) : Optional.empty();
    }
}
