package dev.perimeter.catalog.importing.rows;

import dev.perimeter.catalog.filaments.FilamentColumns;
import dev.perimeter.catalog.filaments.FilamentDraft;
import dev.perimeter.catalog.importing.batches.ImportedSpec;
import dev.perimeter.catalog.importing.batches.SourceId;
import dev.perimeter.catalog.importing.batches.SpecKind;
import dev.perimeter.catalog.printers.PrinterColumns;
import dev.perimeter.catalog.printers.PrinterDraft;
import dev.perimeter.catalog.specs.SpecColumns;
import dev.perimeter.database.Ids;
import dev.perimeter.web.json.JsonRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes specifications of rows: tells by its fields what a row is, and reads it by the rules of the
 * drafts.
 */
public final class RowReader {

    /** Some 200 bytes for each row that was read. */
    private final Set<SourceId> seen = new HashSet<>();

    private SpecKind kind = SpecKind.FILAMENTS;

    /** Of the latest row whose kind was told. */
    public SpecKind kind() {
        return kind;
    }

    public ImportedSpec read(FileRow row) throws InvalidRow {
        var fields = row.fields();
        if (fields == null) {
            throw new InvalidRow(InvalidRow.wholeRow(row.fault()));
        }
        kind = fields.has("model") || fields.has("technology") ? SpecKind.PRINTERS : SpecKind.FILAMENTS;
        if (SpoolmanRow.isOne(fields)) {
            try {
                return check(row, SpoolmanRow.inOurFields(fields));
            } catch (InvalidRow e) {
                var named = new TreeMap<String, String>();
                e.faults().forEach((field, reason) -> named.putIfAbsent(SpoolmanRow.nameOf(field), reason));
                throw new InvalidRow(named);
            }
        }
        return check(row, fields);
    }

    private ImportedSpec check(FileRow row, ObjectNode fields) throws InvalidRow {
        return switch (kind) {
            case FILAMENTS ->
                check(row, fields, FilamentDraft.class, RowOrigin.OfFilament.class, FilamentColumns::asStated);
            case PRINTERS -> check(row, fields, PrinterDraft.class, RowOrigin.OfPrinter.class, PrinterColumns::of);
        };
    }

    private <D extends Record, O extends Record & RowOrigin> ImportedSpec check(
            FileRow row, ObjectNode fields, Class<D> drafts, Class<O> origins, Function<D, ObjectNode> columnsOf)
            throws InvalidRow {
        var faults = new LinkedHashMap<String, String>();
        var draft = read(drafts, fields, faults);
        var origin = read(origins, fields, faults);
        if (draft.isEmpty() || origin.isEmpty()) {
            throw new InvalidRow(faults);
        }
        var sourceIds = sourceIds(origin.get());
        // One slicer profile may serve several printers, so only a filament's id must be its own.
        if (kind == SpecKind.FILAMENTS && !seen.add(sourceIds.getFirst())) {
            throw new InvalidRow("source_id", "occurs before in this file, with the same source");
        }
        var columns = columnsOf.apply(draft.get());
        SpecColumns.of(origin.get()).properties().stream()
                .filter(stated -> !stated.getValue().isNull())
                .forEach(stated -> columns.set(stated.getKey(), stated.getValue()));
        return ImportedSpec.of(kind, row.number(), Ids.next(), sourceIds, columns);
    }

    /** Fields that the record does not have say nothing here. */
    private static <T extends Record> Optional<T> read(
            Class<T> type, ObjectNode row, SequencedMap<String, String> faults) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var component : type.getRecordComponents()) {
            var value = row.path(SpecColumns.column(component.getName()));
            if (!value.isMissingNode()) {
                fields.set(component.getName(), value);
            }
        }
        return JsonRecords.read(
                type, fields, wrong -> faults.putIfAbsent(SpecColumns.column(wrong.field()), wrong.message()));
    }

    private static List<SourceId> sourceIds(RowOrigin origin) {
        var ids = new ArrayList<SourceId>();
        ids.add(new SourceId(origin.source(), origin.sourceId()));
        @Nullable List<String> merged = origin.mergedSourceIds();
        Objects.requireNonNullElse(merged, List.<String>of()).forEach(id -> ids.add(SourceId.of(id)));
        return List.copyOf(ids);
    }
}
