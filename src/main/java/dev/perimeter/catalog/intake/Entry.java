package dev.perimeter.catalog.intake;

import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One entry in the fields of the catalog's files, wherever it comes from: the same rules hold for all. */
public final class Entry {

    private final Fields fields;

    private Entry(Fields fields) {
        this.fields = fields;
    }

    public static Entry filament(ObjectNode row) {
        var fields = new Fields(row);
        FilamentRow.read(fields);
        return new Entry(fields);
    }

    public static Entry printer(ObjectNode row) {
        var fields = new Fields(row);
        PrinterRow.read(fields);
        return new Entry(fields);
    }

    /** What is wrong with the value of a field, whichever of the two kinds has it; empty when nothing is. */
    static String faultOf(String field, JsonNode value) {
        var row = JsonNodeFactory.instance.objectNode();
        row.set(field, value);
        var asFilament = filament(row).faults().getOrDefault(field, "");
        return asFilament.isEmpty() ? printer(row).faults().getOrDefault(field, "") : asFilament;
    }

    /** Each wrong field, with the reason; empty for an entry that can be taken. */
    public SequencedMap<String, String> faults() {
        return fields.faults();
    }

    /** As the tables have them: with the keys and whatever else is worked out of the fields. */
    public ObjectNode columns() {
        return fields.columns();
    }
}
