package dev.perimeter.catalog.importing.batches;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row that was checked and can be stored.
 *
 * @param number of the row in its file
 * @param naturalKey equal to that of equal entries
 * @param sourceIds the ids that name it, its own first
 */
public record ImportedSpec(
        SpecKind kind, int number, UUID id, String naturalKey, List<SourceId> sourceIds, ObjectNode columns) {

    public static ImportedSpec of(SpecKind kind, int number, UUID id, List<SourceId> sourceIds, ObjectNode columns) {
        columns.put("id", id.toString()).put("number", number);
        return new ImportedSpec(kind, number, id, kind.naturalKey(columns), sourceIds, columns);
    }
}
