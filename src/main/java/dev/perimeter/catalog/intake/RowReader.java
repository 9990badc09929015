package dev.perimeter.catalog.intake;

import dev.perimeter.database.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes specifications of rows: parses strictly, tells by its fields what a row is, and checks it. */
final class RowReader {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final SeenIds seen = new SeenIds();
    private Shelf shelf = Shelf.FILAMENTS;

    /** Of the latest row that could be told. */
    Shelf shelf() {
        return shelf;
    }

    Spec read(Row row) throws Refusal {
        var fields = parse(row.text());
        shelf = fields.has("model") || fields.has("technology") ? Shelf.PRINTERS : Shelf.FILAMENTS;
        if (SpoolmanRow.isOne(fields)) {
            try {
                return check(row, SpoolmanRow.inOurFields(fields));
            } catch (Refusal e) {
                var named = new TreeMap<String, String>();
                e.faults().forEach((field, reason) -> named.putIfAbsent(SpoolmanRow.nameOf(field), reason));
                throw new Refusal(named);
            }
        }
        return check(row, fields);
    }

    private static ObjectNode parse(String text) throws Refusal {
        try {
            if (STRICT.readTree(text) instanceof ObjectNode fields) {
                return fields;
            }
            throw Refusal.ofRow("is no JSON object");
        } catch (JacksonException e) {
            throw Refusal.ofRow(
                    e.getOriginalMessage().startsWith("Duplicate")
                            ? "has the same field twice"
                            : "is not valid JSON, at character "
                                    + e.getLocation().getColumnNr());
        }
    }

    private Spec check(Row row, ObjectNode from) throws Refusal {
        var fields = new Fields(from);
        switch (shelf) {
            case FILAMENTS -> FilamentRow.read(fields);
            case PRINTERS -> PrinterRow.read(fields);
        }
        fields.text("source");
        fields.text("source_id");
        fields.list("merged_source_ids", Checks::sourceId);
        if (!fields.faults().isEmpty()) {
            throw new Refusal(fields.faults());
        }
        var sourceIds = sourceIds(fields);
        // One slicer profile may serve several printers, so only a filament's id must be its own.
        if (shelf == Shelf.FILAMENTS && !seen.add(sourceIds.getFirst())) {
            throw Refusal.of("source_id", "occurs before in this file, with the same source");
        }
        var id = Ids.next();
        var columns = fields.columns().put("id", id.toString()).put("number", row.number());
        return new Spec(shelf, row.number(), id, shelf.naturalKey(columns), sourceIds, columns);
    }

    private static List<SourceId> sourceIds(Fields fields) {
        var ids = new ArrayList<SourceId>();
        ids.add(new SourceId(fields.textOf("source"), fields.textOf("source_id")));
        fields.columns().withArray("merged_source_ids").forEach(id -> ids.add(SourceId.of(id.asString())));
        return List.copyOf(ids);
    }
}
